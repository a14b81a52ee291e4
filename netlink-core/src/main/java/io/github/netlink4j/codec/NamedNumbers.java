package io.github.netlink4j.codec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a {@link NumberArray}: as many as the kernel has sent. */
public final class NamedNumbers {
    private final NumberArray.Layout layout;
    private final long[] numbers;

    NamedNumbers(NumberArray.Layout layout, long[] numbers) {
        this.layout = layout;
        this.numbers = numbers;
    }

    /** Returns the number of them. */
    public int size() {
        return numbers.length;
    }

    /**
     * Returns the number at a position; one of eight bytes is to be read as unsigned.
     *
     * @param position from 0 on
     */
    public long get(int position) {
        return numbers[position];
    }

    /**
     * Returns the number of this name; one of eight bytes is to be read as unsigned.
     *
     * @param name as in {@link NumberArray.Layout#names}
     * @param absent what is returned when the kernel is older than this number
     * @throws IllegalArgumentException when there is no such name
     */
    public long get(String name, long absent) {
        int position = layout.names().indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException(
                    layout.name() + " has no number " + Text.quote(name) + ", only " + layout.names());
        }
        return position < numbers.length ? numbers[position] : absent;
    }

    /** Returns all of them by name, in the order of the kernel. */
    public Map<String, Long> toMap() {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            map.put(nameOf(i), numbers[i]);
        }
        return map;
    }

    /** The name of a number that is newer than this library is its position. */
    private String nameOf(int position) {
        return position < layout.names().size() ? layout.names().get(position) : "#" + position;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedNumbers that && layout.equals(that.layout) && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    /** Returns names and numbers, such as {@code rx_packets 5 tx_packets 7}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.length; i++) {
            text.append(i == 0 ? "" : " ").append(nameOf(i)).append(' ');
            text.append(layout.bytes() == Long.BYTES ? Long.toUnsignedString(numbers[i]) : Long.toString(numbers[i]));
        }
        return text.toString();
    }
}
