package io.github.netlink4j.codec;

/**
 * An on/off attribute. Kernels write it in several ways, which is a matter of this type alone: a byte or a word that is 0
 * or 1, or a flag without value whose presence means on. Reading accepts them all.
 */
public final class Bool extends Attr {
    /** Bytes of the value, 0 for a flag. */
    private final int width;

    Bool(AttrSet set, int type, String name, int width) {
        super(set, type, name);
        this.width = width;
    }

    /** Whether its mere presence means on: then off cannot be sent, only left out. */
    public boolean isFlag() {
        return width == 0;
    }

    @Override
    public String valueType() {
        return isFlag() ? "flag" : "bool" + width * 8;
    }

    @Override
    public String byteOrder() {
        return width > 1 ? "host" : "";
    }

    int width() {
        return width;
    }

    boolean read(byte[] bytes, int at, int length) {
        if (length < width && !(length == 1)) {
            throw tooShort(length, width);
        }
        if (length == 0) {
            return true;
        }
        boolean any = false;
        for (int i = 0; i < Math.min(length, Math.max(width, 1)); i++) {
            any |= bytes[at + i] != 0;
        }
        return any;
    }

    void store(byte[] bytes, int at, boolean value) {
        int number = value ? 1 : 0;
        switch (width) {
            case 1 -> Wire.put8(bytes, at, number);
            case 2 -> Wire.put16(bytes, at, number);
            case 4 -> Wire.put32(bytes, at, number);
            default -> {}
        }
    }

    @Override
    String format(byte[] bytes, int at, int length) {
        return read(bytes, at, length) ? "on" : "off";
    }
}
