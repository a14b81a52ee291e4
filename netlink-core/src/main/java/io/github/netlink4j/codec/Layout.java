package io.github.netlink4j.codec;

/**
 * How a structure of the kernel lies in bytes. Declared once, beside the class of its values.
 *
 * @param name the kernel's name, such as {@code struct ifla_vlan_flags}
 * @param byteOrder {@code host}, {@code network}, or {@code mixed}
 * @param bytes how many it takes; what a newer kernel adds behind them is passed over
 * @param reader makes a value of the bytes from a position on, whatever they are
 * @param writer writes a value from a position on
 */
public record Layout<T>(String name, String byteOrder, int bytes, Reader<T> reader, Writer<T> writer) {
    /** Makes a value of bytes. */
    @FunctionalInterface
    public interface Reader<T> {
        /** The value from this position on. */
        T read(byte[] bytes, int at);
    }

    /** Writes a value. */
    @FunctionalInterface
    public interface Writer<T> {
        /** Writes the value from this position on; the bytes there are zero. */
        void write(T value, byte[] bytes, int at);
    }
}
