package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Text;

/**
 * A link of a kind that has no class in this library, described by the name of the kind and by the numbers and bytes of its
 * attributes.
 *
 * <!-- sample: ExtendingSamplesTest raw -->
 * <pre>{@code
 * ByteBuffer table =
 *         ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(10);
 * nl.links().create(RawLink.ofKind("vrf").name("vrf1").data(1, table.array())); // IFLA_VRF_TABLE
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
