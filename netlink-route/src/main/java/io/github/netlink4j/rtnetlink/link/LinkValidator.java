package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrMask;

/** Checks links that are to be created or changed, and refuses what the kernel would ignore. */
final class LinkValidator {
    /** Options of a port, which the kernel accepts only for a link that is already a port. */
    static final AttrMask PORT_OPTIONS = AttrMask.of(LinkInfo.SLAVE_KIND, LinkInfo.SLAVE_DATA);

    private LinkValidator() {}

    /**
     * Checks a link that is to be created.
     *
     * @throws IllegalArgumentException when something is missing, or the kernel would ignore something
     */
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
        link.check();
        link.checkNew();
    }

    private static boolean hasPortOptions(LinkSpec<?> link) {
        return link.firstOf(PORT_OPTIONS) != null;
    }

    /**
     * Returns whether a change requires two messages: it makes the link a port and sets its options as a port, which
     * rtnl_changelink() would apply to the port of the master that the link had before.
     *
     * @throws IllegalArgumentException when the link would no longer be a port by then
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
