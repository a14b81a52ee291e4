package io.github.netlink4j.codec;

import java.util.List;

/** An attribute whose value is an array of numbers that have names: counters, or settings of one kind. */
public final class NumberArray extends ValueAttr<NamedNumbers> {
    /**
     * The content of an array. Declared once, in the order of the kernel's enum or structure.
     *
     * @param name the kernel's name of the numbers, such as {@code IPSTATS_MIB_}
     * @param bytes number of bytes of each number, 4 or 8
     * @param signed whether numbers of 4 bytes have a sign; those of 8 bytes are returned as they are
     * @param names names of the numbers from the first one on; a number that a newer kernel adds is named by its position
     */
    public record Layout(String name, int bytes, boolean signed, List<String> names) {
        /**
         * Creates a layout from a copy of the names.
         *
         * @throws IllegalArgumentException when a number has neither 4 nor 8 bytes, or a name is empty or not printable ASCII
         */
        public Layout {
            if (bytes != Integer.BYTES && bytes != Long.BYTES) {
                throw new IllegalArgumentException("a number must have 4 or 8 bytes: " + bytes);
            }
            names = List.copyOf(names);
            requireName(name);
            names.forEach(Layout::requireName);
        }

        /** Names are those of the kernel's sources, so only printable ASCII is accepted. */
        private static void requireName(String name) {
            if (name.isEmpty() || !name.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f)) {
                throw new IllegalArgumentException("a name must be printable ASCII: " + Text.quote(name));
            }
        }

        /** Returns the layout of counters that have no sign, 4 bytes each. */
        public static Layout u32(String name, String... names) {
            return new Layout(name, Integer.BYTES, false, List.of(names));
        }

        /** Returns the layout of settings that have a sign, 4 bytes each. */
        public static Layout s32(String name, String... names) {
            return new Layout(name, Integer.BYTES, true, List.of(names));
        }

        /** Returns the layout of counters of 8 bytes each. */
        public static Layout u64(String name, String... names) {
            return new Layout(name, Long.BYTES, false, List.of(names));
        }
    }

    private final Layout layout;

    NumberArray(AttrSet set, int type, String name, Layout layout) {
        super(set, type, name);
        this.layout = layout;
    }

    /** Returns the layout of the array. */
    public Layout layout() {
        return layout;
    }

    @Override
    public String valueType() {
        return layout.bytes() == Long.BYTES ? "u64[]" : layout.signed() ? "s32[]" : "u32[]";
    }

    @Override
    public String byteOrder() {
        return "host";
    }

    @Override
    protected NamedNumbers decode(byte[] bytes, int at, int length) {
        long[] numbers = new long[length / layout.bytes()];
        for (int i = 0; i < numbers.length; i++) {
            int place = at + i * layout.bytes();
            numbers[i] = layout.bytes() == Long.BYTES
                    ? Wire.s64(bytes, place)
                    : layout.signed() ? Wire.s32(bytes, place) : Wire.u32(bytes, place);
        }
        return new NamedNumbers(layout, numbers);
    }

    @Override
    protected int size(NamedNumbers value) {
        return value.size() * layout.bytes();
    }

    @Override
    protected void encode(NamedNumbers value, byte[] bytes, int at) {
        for (int i = 0; i < value.size(); i++) {
            int place = at + i * layout.bytes();
            if (layout.bytes() == Long.BYTES) {
                Wire.put64(bytes, place, value.get(i));
            } else {
                Wire.put32(bytes, place, (int) value.get(i));
            }
        }
    }
}
