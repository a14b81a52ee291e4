package io.github.netlink4j.codec;

/** Receives the attributes of a message one by one. */
@FunctionalInterface
public interface AttrVisitor {
    /**
     * Receives one attribute.
     *
     * @param type its number, without NLA_F_NESTED and NLA_F_NET_BYTEORDER
     * @param bytes the array that contains it; valid during this call, and not to be written to
     * @param at offset of its value
     * @param length length of its value in bytes
     */
    void attribute(int type, byte[] bytes, int at, int length);
}
