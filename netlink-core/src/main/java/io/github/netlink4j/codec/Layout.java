package io.github.netlink4j.codec;

/**
 * The memory layout of a kernel structure. Declared once, beside the class of its values.
 *
 * @param <T> class of the values
 * @param name the kernel's name, such as {@code struct ifla_vlan_flags}
 * @param byteOrder {@code host}, {@code network}, or {@code mixed}
 * @param bytes length in bytes; what a newer kernel appends is ignored
 * @param reader reads a value; must accept any bytes
 * @param writer writes a value
 */
public record Layout<T>(String name, String byteOrder, int bytes, Reader<T> reader, Writer<T> writer) {
    /**
     * Reads a value.
     *
     * @param <T> class of the values
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** Returns the value at an offset. */
        T read(byte[] bytes, int at);
    }

    /**
     * Writes a value.
     *
     * @param <T> class of the values
     */
    @FunctionalInterface
    public interface Writer<T> {
        /** Writes the value at an offset. The bytes there are zero. */
        void write(T value, byte[] bytes, int at);
    }
}
