package io.github.netlink4j.codec;

/** Is shown the attributes of a message one by one. */
@FunctionalInterface
public interface AttrVisitor {
    /**
     * One attribute.
     *
     * @param type its number, without the NESTED and BYTEORDER bits
     * @param bytes the array it stands in, to be read only, and only during this call
     * @param at where its value begins
     * @param length bytes of its value
     */
    void attribute(int type, byte[] bytes, int at, int length);
}
