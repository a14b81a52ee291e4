package io.github.netlink4j.rtnetlink.netconf;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of IPv4, IPv6 and MPLS on the links of one network namespace. They are only read here: a program changes them in
 * {@code /proc/sys/net}.
 *
 * <p>A link is identified by name, by index, or as a {@code Link}, which is refused with {@link IllegalArgumentException} when it
 * was read in another network namespace.
 */
public final class NetConfs implements ObjectReader<NetConfFilter, NetConfView, NetConf> {
    private final LinkResolver links;
    private final Dumps<NetConfFilter, NetConfView, NetConf> dumps;

    /** Creates a service for the settings in the namespace that this handle reaches. */
    public NetConfs(NetlinkClient client) {
        this.links = new LinkResolver(client);
        this.dumps = new Dumps<>(client, NetConf.TYPE, NetConfFilter.all(), filter -> filter.resolve(links));
    }

    @Override
    public Dumps<NetConfFilter, NetConfView, NetConf> dumps() {
        return dumps;
    }

    /** Returns all settings of all families. Equivalent to: {@code ip netconf}. */
    @Override
    public List<NetConf> list() {
        return list(NetConfFilter.all());
    }

    /** Returns the reader of single settings of IPv4: {@code nl.netconf().ipv4().get("eth0")}. */
    public OfFamily ipv4() {
        return new OfFamily(AddressFamily.AF_INET);
    }

    /** Returns the reader of single settings of IPv6. */
    public OfFamily ipv6() {
        return new OfFamily(AddressFamily.AF_INET6);
    }

    /** Returns the reader of single settings of MPLS; the kernel refuses with EOPNOTSUPP when it has no MPLS. */
    public OfFamily mpls() {
        return new OfFamily(AddressFamily.AF_MPLS);
    }

    /** Reads single settings of one family. */
    public final class OfFamily {
        private final int family;

        private OfFamily(int family) {
            this.family = family;
        }

        /**
         * Returns the settings of a link.
         *
         * @throws KernelException ENODEV or, by older kernels, EINVAL when the link does not have the family, as one with a small
         *     MTU has no IPv6; ENODEV when there is no link of this name
         */
        public NetConf get(LinkRef link) {
            return fetch(new NetConf.Key(
                    family,
                    links.index(link, "device", () -> request(AddressFamily.name(family) + " dev " + link.text()))));
        }

        /** Returns the settings of the link of this name; see {@link #get(LinkRef)}. */
        public NetConf get(String link) {
            return get(LinkRef.of(link));
        }

        /** Returns the settings for all links: {@code /proc/sys/net/ipv4/conf/all}. */
        public NetConf ofAllLinks() {
            return fetch(new NetConf.Key(family, NetConfAttr.NETCONFA_IFINDEX_ALL));
        }

        /** Returns the settings that new links get: {@code /proc/sys/net/ipv4/conf/default}. */
        public NetConf ofNewLinks() {
            return fetch(new NetConf.Key(family, NetConfAttr.NETCONFA_IFINDEX_DEFAULT));
        }
    }

    /** Returns the settings of a key, empty when there are none. */
    Optional<NetConf> find(NetConf.Key key) {
        try {
            return Optional.of(fetch(key));
        } catch (KernelException e) {
            if (isGone(e.errno())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private NetConf fetch(NetConf.Key key) {
        return dumps.get(Request.of(
                        NetConfAttr.RTM_GETNETCONF,
                        0,
                        writer -> {
                            writer.header8(0, key.family());
                            writer.put(NetConfAttr.IFINDEX, key.linkIndex());
                        },
                        key::toString)
                .hintIfUnexplained(errno -> explain(key, errno)));
    }

    /** Until Linux 6.10 the kernel returns EINVAL for a link that does not exist or does not have the family. */
    private static boolean isGone(int errno) {
        return errno == Errno.ENODEV.number() || errno == Errno.EINVAL.number();
    }

    private static @Nullable String explain(NetConf.Key key, int errno) {
        if (errno == Errno.EOPNOTSUPP.number()) {
            return "this kernel has no " + AddressFamily.name(key.family());
        }
        return isGone(errno) ? "there is no such link, or it has no " + AddressFamily.name(key.family()) : null;
    }

    private static String request(String subject) {
        return NetConfAttr.RTM_GETNETCONF.kernelName() + " " + subject;
    }
}
