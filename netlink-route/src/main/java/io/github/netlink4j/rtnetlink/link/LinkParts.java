package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.PathSearch;
import io.github.netlink4j.codec.SentAttr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a change to a link, which the kernel applies one after the other: attributes with a value, and flags.
 * do_setlink() applies those of every link, and the code of a kind its own, as br_changelink() does.
 */
final class LinkParts {
    /** Flags by the number of their bit. IFF_*, linux/if.h. */
    private static final List<String> FLAGS = List.of(
            "UP",
            "BROADCAST",
            "DEBUG",
            "LOOPBACK",
            "POINTOPOINT",
            "NOTRAILERS",
            "RUNNING",
            "NOARP",
            "PROMISC",
            "ALLMULTI",
            "MASTER",
            "SLAVE",
            "MULTICAST",
            "PORTSEL",
            "AUTOMEDIA",
            "DYNAMIC");

    /** Attributes that specify the kind of the others, and change nothing. */
    private static final Set<Attr> SELECTORS = Set.of(LinkInfo.KIND, LinkInfo.SLAVE_KIND);

    private static final Set<Attr> NAMESPACES = Set.of(LinkAttr.NET_NS_FD, LinkAttr.NET_NS_PID);
    /** A link without these attributes is the same as one with zero. */
    private static final Set<Attr> ABSENT_WHEN_ZERO = Set.of(LinkAttr.MASTER, LinkAttr.IFALIAS);
    /** Attributes whose content a link does not report, or reports in another form. */
    private static final Set<String> NOT_REPORTED = Set.of(
            LinkAttr.XDP.kernelName(),
            LinkAttr.VFINFO_LIST.kernelName(),
            LinkAttr.VF_PORTS.kernelName(),
            LinkAttr.PORT_SELF.kernelName(),
            LinkAttr.PROTO_DOWN_REASON.kernelName(),
            LinkAttr.PROP_LIST.kernelName(),
            LinkAttr.TARGET_NETNSID.kernelName(),
            LinkAttr.NEW_IFINDEX.kernelName());

    private final List<SentAttr> attributes = new ArrayList<>();
    private final int flags;
    private final int changedFlags;

    LinkParts(LinkSpec<?> changes) {
        for (SentAttr attribute : PathSearch.values(LinkAttr.RTM_NEWLINK, changes::writeAllTo)) {
            if (!isOneOf(SELECTORS, attribute.key())) {
                attributes.add(attribute);
            }
        }
        this.flags = changes.flags();
        this.changedFlags = changes.changedFlags();
    }

    /** Returns whether there are several, so that the kernel may have applied some and refused another. */
    boolean areSeveral() {
        return attributes.size() + Integer.bitCount(changedFlags) > 1;
    }

    /**
     * Compares them with the present state of the link.
     *
     * @param hasMoved whether the link was found in the namespace that it was to be put into
     */
    ChangeParts in(LinkView link, boolean hasMoved) {
        List<AttrPath> inEffect = new ArrayList<>();
        List<AttrPath> notInEffect = new ArrayList<>();
        List<AttrPath> notKnown = new ArrayList<>();
        for (SentAttr attribute : attributes) {
            Attr key = attribute.key();
            boolean is = isOneOf(NAMESPACES, key) ? hasMoved : has(link, key, attribute);
            (is ? inEffect : isReported(attribute) ? notInEffect : notKnown).add(attribute.path());
        }
        for (int bits = changedFlags; bits != 0; bits &= bits - 1) {
            int bit = Integer.lowestOneBit(bits);
            ((link.flags() & bit) == (flags & bit) ? inEffect : notInEffect).add(pathOf(bit));
        }
        return new ChangeParts(inEffect, notInEffect, notKnown);
    }

    /** Returns what is certain when the link has left its namespace and cannot be distinguished from others in the new one. */
    ChangeParts moved() {
        List<AttrPath> inEffect = new ArrayList<>();
        List<AttrPath> notKnown = new ArrayList<>();
        for (SentAttr attribute : attributes) {
            (isOneOf(NAMESPACES, attribute.key()) ? inEffect : notKnown).add(attribute.path());
        }
        for (int bits = changedFlags; bits != 0; bits &= bits - 1) {
            notKnown.add(pathOf(Integer.lowestOneBit(bits)));
        }
        return new ChangeParts(inEffect, List.of(), notKnown);
    }

    private static boolean has(LinkView link, @Nullable Attr key, SentAttr attribute) {
        return attribute.isIn(link)
                || key != null && ABSENT_WHEN_ZERO.contains(key) && attribute.isZero() && !link.has(key);
    }

    /** Returns whether a link reports the attribute. A flag without a value triggers an action and is not state of a link. */
    private static boolean isReported(SentAttr attribute) {
        Attr key = attribute.key();
        return key != null
                && !(key instanceof Bool bool && bool.isFlag())
                && !key.equals(LinkFamilies.INET_CONF)
                && !NOT_REPORTED.contains(attribute.path().names().get(0));
    }

    private static AttrPath pathOf(int flag) {
        int bit = Integer.numberOfTrailingZeros(flag);
        return new AttrPath(List.of("IFF_" + (bit < FLAGS.size() ? FLAGS.get(bit) : "0x" + Integer.toHexString(flag))));
    }

    private static boolean isOneOf(Set<Attr> keys, @Nullable Attr key) {
        return key != null && keys.contains(key);
    }
}
