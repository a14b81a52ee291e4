package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.U32;
import java.util.Set;

/** A data channel of a mobile modem. enum IFLA_WWAN_*, linux/wwan.h; drivers/net/wwan. Linux 5.14. */
public final class Wwan extends LinkSpec<Wwan> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("wwan", "IFLA_WWAN_").withoutEthernet();

    /** Number of the channel. */
    public static final U32 LINK_ID = KIND.u32(1, "LINK_ID");

    private Wwan() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(LINK_ID)) {
            throw new IllegalArgumentException(this + ": a new wwan needs a channel, linkId()");
        }
    }

    /**
     * Returns a spec of a new link; {@link #linkId} is required, and the modem, {@link LinkAttr#PARENT_DEV_NAME}.
     * Equivalent to: {@code ip link add NAME parentdev wwan0 type wwan linkid 1}.
     */
    public static Wwan named(String name) {
        return new Wwan().name(name);
    }

    /**
     * Returns a spec with the settings of a channel, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Wwan of(LinkView link) {
        return new Wwan().copyOf(link, Set.of());
    }

    /**
     * Sets the number of the channel, 0 to 2^32 - 1. IFLA_WWAN_LINK_ID. Equivalent to: {@code ip link add … type wwan
     * linkid 1}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Wwan linkId(long number) {
        return set(LINK_ID, number);
    }

    /** Returns the number of the channel; -1 when it is not set here. IFLA_WWAN_LINK_ID. */
    public long linkId() {
        return value(LINK_ID, -1);
    }
}
