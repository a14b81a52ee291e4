package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Text;

/**
 * A link of a kind that this library does not know: its name and the numbers and bytes of its attributes are enough.
 *
 * <pre>{@code
 * links.create(RawLink.ofKind("nlmon").name("mon0"));
 * links.create(RawLink.ofKind("vrf").name("red").data(1, new byte[] {10, 0, 0, 0}));
 * }</pre>
 */
public final class RawLink extends LinkSpec<RawLink> {
    private final LinkKind kind;

    private RawLink(LinkKind kind) {
        super(kind);
        this.kind = kind;
    }

    /** A link of the kind that the kernel calls so. */
    public static RawLink ofKind(String kind) {
        if (kind.isEmpty()) {
            throw new IllegalArgumentException("the kind of a link must not be empty");
        }
        LinkInfo.KIND.check(kind);
        return new RawLink(LinkKind.of(kind, Text.quote(kind) + " "));
    }

    /** Adds an attribute inside IFLA_INFO_DATA by its number; the bytes go out as they are, so mind their order. */
    public RawLink data(int type, byte... value) {
        return raw(kind, type, value);
    }
}
