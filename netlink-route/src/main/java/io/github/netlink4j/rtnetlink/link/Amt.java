package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel for multicast packets through a network without multicast (AMT, RFC 7450), over IPv4. Linux 5.16. enum IFLA_AMT_*,
 * linux/amt.h; drivers/net/amt.c.
 */
public final class Amt extends LinkSpec<Amt> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("amt", "IFLA_AMT_").unchangeable();

    /** Its end of the tunnel; see {@link Mode}. */
    public static final U32 MODE = KIND.u32(1, "MODE").max(1);
    /** UDP port of the relay. Kernel default: 2268. */
    public static final U16 RELAY_PORT = KIND.be16(2, "RELAY_PORT");
    /** UDP port of the gateway. Kernel default: 2268. */
    public static final U16 GATEWAY_PORT = KIND.be16(3, "GATEWAY_PORT");
    /** Index of the link that carries it. */
    public static final U32 LINK = KIND.u32(4, "LINK");
    /** Local address, IPv4. */
    public static final Ip LOCAL_IP = KIND.ip(5, "LOCAL_IP");
    /** Address of the relay that a gateway has found; only reported. */
    public static final Ip REMOTE_IP = KIND.ip(6, "REMOTE_IP");
    /** Address at which a gateway looks for a relay, IPv4. */
    public static final Ip DISCOVERY_IP = KIND.ip(7, "DISCOVERY_IP");
    /** Largest number of gateways of a relay. Kernel default: 128. */
    public static final U32 MAX_TUNNELS = KIND.u32(8, "MAX_TUNNELS");

    /** An end of the tunnel. enum ifla_amt_mode, linux/amt.h. */
    public enum Mode {
        /** The end that asks for multicast groups. */
        GATEWAY,
        /** The end that sends the packets of multicast groups. */
        RELAY,
        /** A mode that this library does not know. */
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

    private Amt() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(MODE) || !isSet(LINK) || !isSet(LOCAL_IP)) {
            throw new IllegalArgumentException(
                    this + ": a new amt needs a mode, mode(), the link that carries it, device(), and a local address");
        }
        if (mode() == Mode.GATEWAY && !isSet(DISCOVERY_IP)) {
            throw new IllegalArgumentException(
                    this + ": a gateway needs the address at which it looks for a relay, discovery()");
        }
    }

    @Override
    void check() {
        for (Ip key : new Ip[] {LOCAL_IP, DISCOVERY_IP}) {
            IpAddress address = value(key);
            if (address != null && address.isIpv6()) {
                throw new IllegalArgumentException(
                        this + ": " + key.kernelName() + " must be an IPv4 address: " + address);
            }
        }
    }

    /**
     * Returns a spec of a new tunnel; {@link #mode}, {@link #device}, {@link #local}, and for a gateway {@link #discovery}
     * are required. The kernel cannot change it later. Equivalent to: {@code ip link add NAME type amt …}.
     */
    public static Amt named(String name) {
        return new Amt().name(name);
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Amt of(LinkView link) {
        return new Amt().copyOf(link, Set.of(LINK, REMOTE_IP)).copyLink(link);
    }

    private Amt copyLink(LinkView link) {
        copyLink(LINK, link, "device");
        return this;
    }

    /** Sets its end of the tunnel. IFLA_AMT_MODE. Equivalent to: {@code ip link add … type amt mode relay}. */
    public Amt mode(Mode mode) {
        return set(MODE, mode.number());
    }

    /** Returns its end of the tunnel; null when that is not set here. IFLA_AMT_MODE. */
    public @Nullable Mode mode() {
        int number = (int) value(MODE, -1);
        return number < 0 ? null : Mode.of(number);
    }

    /** Sets the link that carries it. IFLA_AMT_LINK. Equivalent to: {@code ip link add … type amt dev eth0}. */
    public Amt device(LinkRef link) {
        return link(LINK, link, "device");
    }

    /** Sets the link that carries it, by name. */
    public Amt device(String link) {
        return device(LinkRef.of(link));
    }

    /** Returns the index of the link that carries it; 0 when it is not set here, or is set by name. IFLA_AMT_LINK. */
    public int device() {
        return (int) value(LINK, 0);
    }

    /** Sets the local address, IPv4. IFLA_AMT_LOCAL_IP. Equivalent to: {@code ip link add … type amt local 10.0.0.1}. */
    public Amt local(IpAddress address) {
        return set(LOCAL_IP, address);
    }

    /** Sets the local address, as text. */
    public Amt local(String address) {
        return local(IpAddress.parse(address));
    }

    /** Returns the local address; null when it is not set here. IFLA_AMT_LOCAL_IP. */
    public @Nullable IpAddress local() {
        return value(LOCAL_IP);
    }

    /**
     * Sets the address at which a gateway looks for a relay, IPv4. IFLA_AMT_DISCOVERY_IP. Equivalent to: {@code ip link add …
     * type amt discovery 10.0.0.2}.
     */
    public Amt discovery(IpAddress address) {
        return set(DISCOVERY_IP, address);
    }

    /** Sets the address at which a gateway looks for a relay, as text. */
    public Amt discovery(String address) {
        return discovery(IpAddress.parse(address));
    }

    /** Returns the address at which a gateway looks for a relay; null when it is not set here. IFLA_AMT_DISCOVERY_IP. */
    public @Nullable IpAddress discovery() {
        return value(DISCOVERY_IP);
    }

    /**
     * Sets the UDP port of the relay, 0 to 65535. IFLA_AMT_RELAY_PORT. Equivalent to: {@code … relay_port 2268}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Amt relayPort(int port) {
        return set(RELAY_PORT, port);
    }

    /** Returns the UDP port of the relay; -1 when it is not set here. IFLA_AMT_RELAY_PORT. */
    public int relayPort() {
        return value(RELAY_PORT, -1);
    }

    /**
     * Sets the UDP port of the gateway, 0 to 65535. IFLA_AMT_GATEWAY_PORT. Equivalent to: {@code … gateway_port 2268}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Amt gatewayPort(int port) {
        return set(GATEWAY_PORT, port);
    }

    /** Returns the UDP port of the gateway; -1 when it is not set here. IFLA_AMT_GATEWAY_PORT. */
    public int gatewayPort() {
        return value(GATEWAY_PORT, -1);
    }

    /**
     * Sets the largest number of gateways of a relay, 0 to 2^32 - 1. IFLA_AMT_MAX_TUNNELS. Equivalent to: {@code …
     * max_tunnels 128}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Amt maxTunnels(long tunnels) {
        return set(MAX_TUNNELS, tunnels);
    }

    /** Returns the largest number of gateways of a relay; -1 when it is not set here. IFLA_AMT_MAX_TUNNELS. */
    public long maxTunnels() {
        return value(MAX_TUNNELS, -1);
    }
}
