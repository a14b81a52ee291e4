package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Text;

/**
 * A link of a kind that has no class in this library, described by the name of the kind and by the numbers and bytes of its
 * attributes.
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

    /**
     * Returns a spec of a link of this kind.
     *
     * @param kind the kernel's name of the kind
     * @throws IllegalArgumentException when it is empty or too long
     */
    public static RawLink ofKind(String kind) {
        if (kind.isEmpty()) {
            throw new IllegalArgumentException("the kind of a link must not be empty");
        }
        LinkInfo.KIND.check(kind);
        return new RawLink(LinkKind.of(kind, Text.quote(kind) + " "));
    }

    /**
     * Adds an attribute inside IFLA_INFO_DATA by its number. The bytes are sent unchanged, so they must be in the byte order
     * that the kernel expects.
     */
    public RawLink data(int type, byte... value) {
        return raw(kind, type, value);
    }
}
