package io.github.netlink4j.testing;

import io.github.netlink4j.codec.Text;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a kernel. Versions are compared as far as both are given: 6.5 is equal to 6.5.3. */
record KernelVersion(List<Integer> numbers) {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})*");

    /** Returns the version of the running kernel, without the suffix of a distribution. */
    static KernelVersion running() {
        return of(System.getProperty("os.version", ""), false);
    }

    /** Parses a version such as {@code 6.5} or {@code 6.5.3}. */
    static KernelVersion parse(String text) {
        return of(text, true);
    }

    private static KernelVersion of(String text, boolean whole) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!(whole ? numbers.matches() : numbers.lookingAt())) {
            throw new IllegalArgumentException("no version of a kernel, such as 6.5: " + Text.quote(text));
        }
        return new KernelVersion(Arrays.stream(numbers.group().split("\\."))
                .map(Integer::valueOf)
                .toList());
    }

    /** Returns a negative number when this is older, a positive one when it is newer, 0 when both are equal as far as given. */
    int compareTo(KernelVersion other) {
        for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
            int difference = Integer.compare(numbers.get(i), other.numbers.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return String.join(".", numbers.stream().map(String::valueOf).toList());
    }
}
