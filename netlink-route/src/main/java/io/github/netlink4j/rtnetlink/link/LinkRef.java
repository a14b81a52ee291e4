package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;

/**
 * Identifies a link: a {@link Link}, or a name or index made into one here. An index or a {@link Link} is valid only in the
 * network namespace it comes from. One from another namespace is refused with {@link IllegalArgumentException} before
 * anything is sent, as far as its namespace is known: an index alone cannot be checked, nor can anything whose
 * {@link #netnsCookie()} is 0.
 *
 * <p>A name is looked up when the request is made: in the network namespace of the handle, except for the master of a link
 * that is put into another network namespace, which is looked up there. For addresses, routes and neighbours, for a master
 * and for a parent, the kernel accepts only an index, so the request applies to the link that had this name at that moment:
 * when another process renames links at the same time, that link may have lost the name since. To verify the name as well,
 * compare its index with that of {@code links().get(name)} after the change.
 *
 * <p>A {@link Link} or an index identifies the same link after it is renamed. Once the link is deleted, the kernel answers
 * ENODEV: it gives each new link a higher index than all before, and restarts only after 2147483647. The exception is a link
 * that was created with an index chosen by a program ({@code ip link add … index 5}): it may have that of a link which was
 * deleted, and no program can distinguish the two by the index.
 */
public sealed interface LinkRef permits Link, LinkRef.ByName, LinkRef.ByIndex {
    /** Identifies the link of this name or alternative name. */
    static LinkRef of(String name) {
        return new ByName(name);
    }

    /**
     * Identifies the link of this index.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    static LinkRef of(int index) {
        return new ByIndex(index);
    }

    /**
     * Identifies the link of this index in the network namespace of this cookie, as another object reports them: {@code
     * LinkRef.of(route.linkIndex(), route.netnsCookie())}.
     *
     * @param netnsCookie the cookie, 0 when not known
     * @throws IllegalArgumentException when the index is not positive
     */
    static LinkRef of(int index, long netnsCookie) {
        return new ByIndex(index, netnsCookie);
    }

    /** Returns how it is identified, for messages: the name in quotes, or the index as {@code #3}. */
    String text();

    /**
     * Returns its index.
     *
     * @throws IllegalArgumentException when it is identified by name, which only the kernel can look up
     */
    int index();

    /** Returns the cookie of the network namespace that its index belongs to; 0 when that is not known, and for a name. */
    long netnsCookie();

    /** A link by name. */
    record ByName(String name) implements LinkRef {
        /** @throws IllegalArgumentException when no link can have this name: it is empty, too long, or contains a NUL */
        public ByName {
            LinkAttr.ALT_IFNAME.check(name);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the name of a link must not be empty");
            }
        }

        /**
         * Returns the attribute that identifies it in a request: only an alternative name can be long or contain white
         * space.
         */
        Str key() {
            return LinkNameAttr.isValid(name) ? LinkAttr.IFNAME : LinkAttr.ALT_IFNAME;
        }

        @Override
        public int index() {
            throw new IllegalArgumentException("only the kernel can look up a link by name: " + text());
        }

        @Override
        public long netnsCookie() {
            return 0;
        }

        @Override
        public String text() {
            return Text.quote(name);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * A link by index.
     *
     * @param netnsCookie the cookie of the network namespace that the index belongs to, 0 when not known
     */
    record ByIndex(int index, long netnsCookie) implements LinkRef {
        /** @throws IllegalArgumentException when it is not positive */
        public ByIndex {
            if (index <= 0) {
                throw new IllegalArgumentException("the index of a link must be positive: " + index);
            }
        }

        /**
         * Identifies the link of this index, in a network namespace that is not known.
         *
         * @throws IllegalArgumentException when it is not positive
         */
        public ByIndex(int index) {
            this(index, 0);
        }

        @Override
        public String text() {
            return "#" + index;
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
