package io.github.netlink4j.fuzz.planted;

/** What other decoders of netlink have had wrong, one at a time. */
public enum Fault {
    /** Nothing is wrong; then nothing may be found. */
    NONE,
    /** The length of an attribute is taken for a signed number. */
    SIGNED_LENGTH,
    /** An attribute of length zero is passed over by zero bytes, for ever. */
    ZERO_LENGTH,
    /** The bits for nests and byte order are taken for a part of the type, which is an index. */
    MISSING_MASK,
    /** An attribute may end one byte behind the end. */
    OFF_BY_ONE,
    /** A nest in a nest in a nest takes as many frames of the stack. */
    DEEP_NEST,
    /** Room is made for as many entries as the message claims to have. */
    CLAIMED_COUNT,
    /** The next attribute is looked for where this one ends, and not at the next multiple of four. */
    WRONG_ALIGNMENT,
    /** A text is read up to its NUL, wherever that is. */
    MISSING_NUL,
    /** A structure is read without a look at the length. */
    SHORT_STRUCTURE,
    /** The bytes that entries take are counted in sixteen bits. */
    SIXTEEN_BITS
}
