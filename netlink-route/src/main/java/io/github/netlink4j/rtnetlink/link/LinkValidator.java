package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrMask;

/** What must hold of a link to be created or changed; what the kernel would ignore is refused. */
final class LinkValidator {
    /** What a master gives to its ports; the kernel takes it of what is a port already. */
    static final AttrMask PORT_OPTIONS = AttrMask.of(LinkInfo.SLAVE_KIND, LinkInfo.SLAVE_DATA);

    private LinkValidator() {}

    /** @throws IllegalArgumentException when something of a new link is missing, or the kernel would ignore something */
    static void checkNew(LinkSpec<?> link) {
        if (link.nameIfSet() == null || link.kind() == null) {
            throw new IllegalArgumentException("a new link needs a name and a kind: " + link);
        }
        if (link.needsParent() && !link.isSet(LinkAttr.LINK)) {
            throw new IllegalArgumentException(
                    link + ": a new link of this kind needs a parent, the link it stands on");
        }
        if (hasPortOptions(link) && !link.hasMaster()) {
            throw new IllegalArgumentException(link + ": options of a port need a master, which gives them");
        }
        link.checkNew();
    }

    private static boolean hasPortOptions(LinkSpec<?> link) {
        return link.firstOf(PORT_OPTIONS) != null;
    }

    /**
     * Returns whether a change takes two messages: it makes a link a port and gives it options of a port, which
     * rtnl_changelink() would give to the port of the master that the link had before.
     *
     * @throws IllegalArgumentException when the link would be no port any more by then
     */
    static boolean makesPortWithOptions(LinkSpec<?> changes) {
        if (!hasPortOptions(changes)) {
            return false;
        }
        if (changes.isPutElsewhere()) {
            throw new IllegalArgumentException(
                    "a link leaves its master when it moves to another network namespace; set options of a port there");
        }
        if (changes.isSet(LinkAttr.MASTER) && !changes.hasMaster()) {
            throw new IllegalArgumentException("a link that leaves its master has no options of a port");
        }
        return changes.hasMaster();
    }
}
