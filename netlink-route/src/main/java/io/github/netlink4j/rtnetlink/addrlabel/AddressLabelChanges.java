package io.github.netlink4j.rtnetlink.addrlabel;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import io.github.netlink4j.sys.Ipv6Support;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the address labels of one network namespace: carried out at once by {@link AddressLabels}, or together with others
 * in a batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 *
 * <p>A prefix is one of IPv6. A label with a link is valid for the addresses of that link only, and chosen before one without.
 */
public sealed class AddressLabelChanges permits AddressLabels {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
     *
     * @param links finds the links that are referred to
     */
    public AddressLabelChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    /**
     * Gives the addresses of a prefix a label. Equivalent to: {@code ip addrlabel add prefix PREFIX label LABEL}.
     *
     * @param label 0 to 2^32 - 2
     * @throws KernelException EEXIST when the prefix has a label already
     * @throws IllegalArgumentException when the prefix is not of IPv6, has bits behind its length, or the label is out of range
     */
    public void add(IpPrefix prefix, long label) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, prefix, label, null);
    }

    /** Gives the addresses of a prefix, such as {@code fd00::/8}, a label; see {@link #add(IpPrefix, long)}. */
    public void add(String prefix, long label) {
        add(IpPrefix.parse(prefix), label);
    }

    /**
     * Gives those addresses of a prefix that a link has a label. Equivalent to:
     * {@code ip addrlabel add prefix PREFIX dev LINK label LABEL}.
     *
     * @throws KernelException ENODEV when there is no such link; else as {@link #add(IpPrefix, long)}
     */
    public void add(IpPrefix prefix, LinkRef link, long label) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, prefix, label, link);
    }

    /** Gives those addresses of a prefix that a link has a label; see {@link #add(IpPrefix, LinkRef, long)}. */
    public void add(String prefix, String link, long label) {
        add(IpPrefix.parse(prefix), LinkRef.of(link), label);
    }

    /** Gives the addresses of a prefix a label, whether or not it has one; see {@link #add(IpPrefix, long)}. */
    public void replace(IpPrefix prefix, long label) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, prefix, label, null);
    }

    /** Gives the addresses of a prefix a label, whether or not it has one; see {@link #add(IpPrefix, long)}. */
    public void replace(String prefix, long label) {
        replace(IpPrefix.parse(prefix), label);
    }

    /**
     * Gives those addresses of a prefix that a link has a label, whether or not it has one; see
     * {@link #add(IpPrefix, LinkRef, long)}.
     */
    public void replace(IpPrefix prefix, LinkRef link, long label) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, prefix, label, link);
    }

    /**
     * Removes the label of a prefix, whatever it is. Equivalent to: {@code ip addrlabel del prefix PREFIX label LABEL}, of which
     * the kernel does not compare the label.
     *
     * @throws KernelException ESRCH when the prefix has no label
     * @throws IllegalArgumentException when the prefix is not of IPv6, or has bits behind its length
     */
    public void delete(IpPrefix prefix) {
        delete(prefix, null, 0);
    }

    /** Removes the label of a prefix; see {@link #delete(IpPrefix)}. */
    public void delete(String prefix) {
        delete(IpPrefix.parse(prefix));
    }

    /** Removes the label that a prefix has for a link; see {@link #delete(IpPrefix)}. */
    public void delete(IpPrefix prefix, LinkRef link) {
        delete(prefix, link, 0);
    }

    /** Removes the label that a prefix has for a link; see {@link #delete(IpPrefix)}. */
    public void delete(String prefix, String link) {
        delete(IpPrefix.parse(prefix), LinkRef.of(link));
    }

    /**
     * Removes this label.
     *
     * @throws KernelException ESRCH when it is gone
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public void delete(AddressLabel label) {
        AddressLabel.TYPE.checkOrigin(AddressLabelAttr.RTM_DELADDRLABEL, label, links.netnsCookie());
        delete(label.prefix(), label.linkIndex() == 0 ? null : LinkRef.of(label.linkIndex()), label.label());
    }

    private void put(int flags, IpPrefix prefix, long label, @Nullable LinkRef link) {
        AddressLabelAttr.LABEL.check(label);
        send(AddressLabelAttr.RTM_NEWADDRLABEL, flags, prefix, link, label, text(prefix, link) + " label " + label);
    }

    /** Sends a deletion, for which the kernel requires some label, and does not compare it. ip6addrlbl_newdel() */
    private void delete(IpPrefix prefix, @Nullable LinkRef link, long label) {
        send(AddressLabelAttr.RTM_DELADDRLABEL, 0, prefix, link, label, text(prefix, link));
    }

    private void send(
            MessageType type, int flags, IpPrefix prefix, @Nullable LinkRef link, long label, String subject) {
        check(prefix);
        int index = link == null ? 0 : links.index(link, "device", () -> type.kernelName() + " " + subject);
        sink.accept(Request.of(
                        type,
                        flags,
                        writer -> {
                            writer.header8(0, AddressFamily.AF_INET6);
                            writer.header8(2, prefix.length());
                            writer.header32(4, index);
                            writer.put(AddressLabelAttr.LABEL, label);
                            writer.put(AddressLabelAttr.ADDRESS, prefix.address());
                        },
                        () -> subject)
                .hintIfUnexplained(AddressLabelChanges::explain));
    }

    private static void check(IpPrefix prefix) {
        if (!prefix.address().isIpv6()) {
            throw new IllegalArgumentException("address labels are of IPv6 only: " + prefix);
        }
        if (!prefix.isNetwork()) {
            throw new IllegalArgumentException(
                    "the kernel would clear the bits behind the length of the prefix: " + prefix);
        }
    }

    private static String text(IpPrefix prefix, @Nullable LinkRef link) {
        return "prefix " + prefix + (link == null ? "" : " dev " + link.text());
    }

    static @Nullable String explain(int errno) {
        if (errno == Errno.EEXIST.number()) {
            return "the prefix has a label already; replace() changes it";
        }
        return errno == Errno.ESRCH.number() ? "there is no such label" : Ipv6Support.hint(errno);
    }
}
