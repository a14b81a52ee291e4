package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.U8;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenVPN tunnel; peers and keys are set by generic netlink. enum IFLA_OVPN_*, linux/if_link.h; drivers/net/ovpn.
 * Linux 6.16.
 */
public final class Ovpn extends LinkSpec<Ovpn> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("ovpn", "IFLA_OVPN_").withoutEthernet();

    /** Whether it has one peer or many; see {@link Mode}. Kernel default: P2P. Of a new link only. */
    public static final U8 MODE = KIND.u8(1, "MODE").max(1);

    /** Whether a tunnel has one peer or many. enum ovpn_mode, linux/if_link.h. */
    public enum Mode {
        /** One peer. */
        P2P,
        /** Many peers, as a server has. */
        MP,
        /** One that this library does not know. */
        OTHER;

        private static final Mode[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the mode with the kernel's number. */
        public static Mode of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    private Ovpn() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type ovpn}. */
    public static Ovpn named(String name) {
        return new Ovpn().name(name);
    }

    /**
     * Returns a spec with the settings of a tunnel, without peers and keys, to be read by the getters, or to
     * create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ovpn of(LinkView link) {
        return new Ovpn().copyOf(link, Set.of());
    }

    /**
     * Sets whether it has one peer or many; of a new link only. IFLA_OVPN_MODE.
     *
     * @throws IllegalArgumentException when it is {@link Mode#OTHER}
     */
    public Ovpn mode(Mode mode) {
        return set(MODE, mode.number());
    }

    /** Returns whether it has one peer or many; null when it is not set here. IFLA_OVPN_MODE. */
    public @Nullable Mode mode() {
        int number = value(MODE, -1);
        return number < 0 ? null : Mode.of(number);
    }
}
