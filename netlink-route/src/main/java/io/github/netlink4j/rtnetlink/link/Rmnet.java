package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel of a mobile modem. enum IFLA_RMNET_*, linux/if_link.h; drivers/net/ethernet/qualcomm/rmnet. */
public final class Rmnet extends LinkSpec<Rmnet> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND =
            LinkKind.of("rmnet", "IFLA_RMNET_").needsParent().withoutEthernet();

    /** Number of the channel, 1 to 254. */
    public static final U16 MUX_ID = KIND.u16(1, "MUX_ID").min(1).max(254);
    /** How packets are joined and checked; see {@link RmnetFlags}. */
    public static final Struct<RmnetFlags> FLAGS = KIND.struct(2, "FLAGS", RmnetFlags.LAYOUT);

    private Rmnet() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(MUX_ID)) {
            throw new IllegalArgumentException(this + ": a new rmnet needs a channel, channel()");
        }
    }

    /**
     * Returns a spec of a new link; {@link #parent} and {@link #channel} are required. Equivalent to: {@code ip link
     * add link wwan0 NAME type rmnet mux_id 1}.
     */
    public static Rmnet named(String name) {
        return new Rmnet().name(name);
    }

    /**
     * Returns a spec with the settings of a channel, to be read by the getters, or to create one like it; see {@link
     * LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Rmnet of(LinkView link) {
        return new Rmnet().copyOf(link, Set.of());
    }

    /**
     * Sets the number of the channel, 1 to 254. IFLA_RMNET_MUX_ID. Equivalent to: {@code ip link add … type rmnet
     * mux_id 1}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Rmnet channel(int number) {
        return set(MUX_ID, number);
    }

    /** Returns the number of the channel; -1 when it is not set here. IFLA_RMNET_MUX_ID. */
    public int channel() {
        return value(MUX_ID, -1);
    }

    /** Sets how packets are joined and checked. IFLA_RMNET_FLAGS. */
    public Rmnet rmnetFlags(RmnetFlags flags) {
        return set(FLAGS, flags);
    }

    /** Returns how packets are joined and checked; null when it is not set here. IFLA_RMNET_FLAGS. */
    public @Nullable RmnetFlags rmnetFlags() {
        return value(FLAGS);
    }
}
