package io.github.netlink4j.codec;

/**
 * A boolean attribute. It is sent as 1, 2 or 4 bytes of value 0 or 1, or as a flag without a value whose presence means on;
 * which of these is part of the declaration. Reading accepts all of them.
 */
public final class Bool extends Attr {
    /** Length of the value in bytes, 0 for a flag. */
    private final int width;

    Bool(AttrSet set, int type, String name, int width) {
        super(set, type, name);
        this.width = width;
    }

    /** Returns whether this is a flag, whose presence means on: off cannot be sent, only left out. */
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
