package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import java.util.Random;

/** Makes a value that a key accepts, sets it, and returns the value that is to be read. */
final class AnyValue {
    private static final int STRUCTURE_BYTES = 256;

    private final Random random;

    AnyValue(long seed) {
        this.random = new Random(seed);
    }

    /** Sets the key to any value, often one at the limit of its range; returns the value. */
    Object set(AttrSpec<?> spec, Attr key) {
        if (key instanceof IntAttr number) {
            int value = (int) between(number.min(), number.max());
            spec.set(number, value);
            return value;
        } else if (key instanceof LongAttr number) {
            // The size of the whole 64-bit range, unsigned or signed, does not fit a long.
            boolean whole = number.min() > number.max() || number.max() < 0 || number.min() == Long.MIN_VALUE;
            long value = whole ? random.nextLong() : between(number.min(), number.max());
            spec.set(number, value);
            return value;
        } else if (key instanceof Bool bool) {
            boolean value = bool.isFlag() || random.nextBoolean();
            spec.set(bool, value);
            return value;
        }
        return setValue(spec, (ValueAttr<?>) key);
    }

    private long between(long min, long max) {
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            default -> min + Math.floorMod(random.nextLong(), max - min + 1);
        };
    }

    @SuppressWarnings("unchecked") // each value is of the type of its key
    private <T> T setValue(AttrSpec<?> spec, ValueAttr<T> key) {
        T value;
        if (key instanceof Str text) {
            value = (T) text(text.maxBytes());
        } else if (key instanceof Mac) {
            value = (T) MacAddress.of(bytes(1 + random.nextInt(MacAddress.MAX_BYTES)));
        } else if (key instanceof Ip || key == RouteAttr.VIA) {
            value = (T) address();
        } else {
            value = decoded(key);
        }
        spec.set(key, value);
        return value;
    }

    private String text(int maxBytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(maxBytes); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private IpAddress address() {
        return random.nextBoolean()
                ? IpAddress.ipv4(random.nextInt())
                : IpAddress.ipv6(random.nextLong(), random.nextLong());
    }

    /** A structure, or bytes: what the key itself reads of any bytes. */
    private <T> T decoded(ValueAttr<T> key) {
        byte[] attribute = new byte[Wire.ATTR_HEADER + STRUCTURE_BYTES];
        System.arraycopy(bytes(STRUCTURE_BYTES), 0, attribute, Wire.ATTR_HEADER, STRUCTURE_BYTES);
        Wire.put16(attribute, 0, attribute.length);
        Wire.put16(attribute, 2, key.type());
        return new AttrView(key.set(), attribute, 0, attribute.length).get(key);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
