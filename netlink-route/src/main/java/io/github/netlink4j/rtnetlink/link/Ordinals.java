package io.github.netlink4j.rtnetlink.link;

/**
 * The numbers of enums whose constants are in the order of the kernel's numbers, from 0 on. The last constant, OTHER,
 * is for all numbers that this library does not know.
 */
final class Ordinals {
    private Ordinals() {}

    /** Returns the constant with the kernel's number. */
    static <E extends Enum<E>> E of(E[] constants, int number) {
        int other = constants.length - 1;
        return constants[number >= 0 && number < other ? number : other];
    }

    /** Returns the kernel's number of a constant, -1 of OTHER. */
    static <E extends Enum<E>> int number(E[] constants, E constant) {
        for (int i = 0; i < constants.length - 1; i++) {
            if (constants[i] == constant) {
                return i;
            }
        }
        return -1;
    }
}
