package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.MalformedMessageException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An attribute of a request, with its value. See {@link PathSearch#values}. */
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

    /** Returns the path of the attribute in the request. */
    public AttrPath path() {
        return path;
    }

    /** Returns the key of the attribute, null when its number is not declared. */
    public @Nullable Attr key() {
        return key;
    }

    /** Returns whether the value is empty or all zero, by which many requests remove a setting. */
    public boolean isZero() {
        for (int i = 0; i < length(); i++) {
            if (message.bytes()[at + i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the length of the value in bytes. */
    public int length() {
        // The space that the writer has reserved is aligned; the length in the header is not.
        return Math.min(length, Wire.u16(message.bytes(), at - Wire.ATTR_HEADER) - Wire.ATTR_HEADER);
    }

    /** Returns the value as a number; {@code absent} when the key is not numeric or the value has another length. */
    public long number(long absent) {
        if (key instanceof IntAttr number && length() == number.width()) {
            return number.load(message.bytes(), at);
        }
        return key instanceof LongAttr number && length() == number.width() ? number.load(message.bytes(), at) : absent;
    }

    /** Returns whether an object has this attribute with the same value; false when the attribute has no key. */
    public boolean isIn(Attributes object) {
        return key != null && value().equals(object.textOf(key));
    }

    /** Returns the whole value as text. */
    private String value() {
        if (key != null) {
            try {
                return key.format(message.bytes(), at, length());
            } catch (MalformedMessageException e) {
                // A raw value of the wrong length, sent for the kernel to judge: printed as bytes.
            }
        }
        return "0x" + HexFormat.of().formatHex(message.bytes(), at, at + length());
    }

    /** Returns path and value, as in {@code IFLA_LINKINFO > IFLA_INFO_KIND "veth"}; a long value is truncated. */
    @Override
    public String toString() {
        String value = value();
        return path + " " + (value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...");
    }
}
