package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.MalformedMessageException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An attribute with a value, as it stands in a request. See {@link PathSearch#values}. */
public final class SentAttr {
    private static final int LONGEST = 60;

    private final MessageWriter message;
    private final AttrPath path;
    private final @Nullable Attr key;
    private final int at;
    private final int length;

    SentAttr(MessageWriter message, AttrPath path, @Nullable Attr key, int start, int end) {
        this.message = message;
        this.path = path;
        this.key = key;
        this.at = start + Wire.ATTR_HEADER;
        this.length = end - at;
    }

    /** Returns where it stands: the kernel's names from the outermost nest inwards. */
    public AttrPath path() {
        return path;
    }

    /** Returns its declaration, null when it is a number that none has. */
    public @Nullable Attr key() {
        return key;
    }

    /** Returns whether it has no bytes, or only zeros: the value by which the kernel takes something away. */
    public boolean isZero() {
        for (int i = 0; i < length(); i++) {
            if (message.bytes()[at + i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many bytes its value has. */
    public int length() {
        // What the writer has reserved is aligned; the length in the header is not.
        return Math.min(length, Wire.u16(message.bytes(), at - Wire.ATTR_HEADER) - Wire.ATTR_HEADER);
    }

    /** Returns its value, or {@code absent} when it is no number of the width that its key has. */
    public long number(long absent) {
        if (key instanceof IntAttr number && length() == number.width()) {
            return number.load(message.bytes(), at);
        }
        return key instanceof LongAttr number && length() == number.width() ? number.load(message.bytes(), at) : absent;
    }

    /** Returns whether an object has this attribute with the same value; false when its key is not declared. */
    public boolean isIn(Attributes object) {
        return key != null && value().equals(object.textOf(key));
    }

    /** Returns its value for people to read, whole. */
    private String value() {
        if (key != null) {
            try {
                return key.format(message.bytes(), at, length());
            } catch (MalformedMessageException e) {
                // A value of wrong length, which the kernel is to refuse: as bytes.
            }
        }
        return "0x" + HexFormat.of().formatHex(message.bytes(), at, at + length());
    }

    /** Returns path and value, as in {@code IFLA_LINKINFO > IFLA_INFO_KIND "veth"}; a long value is cut. */
    @Override
    public String toString() {
        String value = value();
        return path + " " + (value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...");
    }
}
