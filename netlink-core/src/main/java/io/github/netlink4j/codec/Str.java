package io.github.netlink4j.codec;

/** A string attribute, sent with a NUL at its end unless declared without. See {@link Text} for bytes that are not UTF-8. */
public class Str extends ValueAttr<String> {
    private final int maxBytes;
    /** Number of NUL bytes after the text: 0 or 1. */
    private final int ending;

    /** Creates a string attribute that is sent with a NUL; for {@link AttrSet#string} and subclasses that check more rules. */
    protected Str(AttrSet set, int type, String name, int maxBytes) {
        this(set, type, name, maxBytes, 1);
    }

    Str(AttrSet set, int type, String name, int maxBytes, int ending) {
        super(set, type, name);
        this.maxBytes = maxBytes;
        this.ending = ending;
    }

    /** Returns the maximum length in bytes, without the NUL. */
    public final int maxBytes() {
        return maxBytes;
    }

    @Override
    public final String valueType() {
        return "string";
    }

    /** Returns whether the text at an offset is equal to these bytes, without creating a {@link String}. */
    static boolean matches(byte[] wanted, byte[] bytes, int at, int length) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= length || bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return length == wanted.length || bytes[at + wanted.length] == 0;
    }

    @Override
    protected final String decode(byte[] bytes, int at, int length) {
        return Text.decode(bytes, at, length);
    }

    @Override
    protected final int size(String value) {
        return Text.length(value) + ending;
    }

    @Override
    protected final void encode(String value, byte[] bytes, int at) {
        Text.encode(value, bytes, at);
    }

    @Override
    final void writeTo(MessageWriter writer, String value) {
        if (!writer.putAscii(this, value, ending)) {
            super.writeTo(writer, value);
        }
    }

    @Override
    public void check(String value) {
        if (value.length() <= maxBytes && Text.isPlain(value)) {
            return;
        }
        if (value.indexOf('\0') >= 0) {
            throw refused(Text.quote(value), "must not contain a NUL, which would end it early");
        }
        if (!Text.isEncodable(value)) {
            throw refused(Text.quote(value), "must be text, not half a character");
        }
        int length = Text.length(value);
        if (length > maxBytes) {
            throw refused(Text.quote(value), "takes at most " + maxBytes + " bytes, not " + length);
        }
    }

    @Override
    protected final String show(String value) {
        return Text.quote(value);
    }
}
