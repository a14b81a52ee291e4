package io.github.netlink4j.fuzz.planted;

/** Bugs that other netlink decoders have had. */
public enum Fault {
    /** No bug: the fuzzer must not find any. */
    NONE,
    /** The length of an attribute is read as a signed number. */
    SIGNED_LENGTH,
    /** An attribute of length zero is skipped by zero bytes, in an endless loop. */
    ZERO_LENGTH,
    /** The flags for nests and byte order are not removed from the type, which is used as an index. */
    MISSING_MASK,
    /** An attribute may end one byte after the end. */
    OFF_BY_ONE,
    /** The depth of nests is not limited, and each takes a stack frame. */
    DEEP_NEST,
    /** Memory is allocated for as many entries as the message claims to have. */
    CLAIMED_COUNT,
    /** The next attribute is read at the end of this one, and not at the next multiple of four. */
    WRONG_ALIGNMENT,
    /** A string is read up to its NUL, even beyond the end of the attribute. */
    MISSING_NUL,
    /** A structure is read without checking the length. */
    SHORT_STRUCTURE,
    /** The length of all entries is computed in sixteen bits. */
    SIXTEEN_BITS
}
