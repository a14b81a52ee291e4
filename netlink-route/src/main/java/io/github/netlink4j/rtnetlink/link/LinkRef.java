package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;

/**
 * Identifies a link: a {@link Link}, or a name or index made into one here. An index or a {@link Link} is good only in the
 * network namespace it comes from. A {@link Link} that was read in another one is refused with {@link IllegalArgumentException}
 * before anything is sent; an index cannot be checked, nor can a {@link Link} whose {@link Link#netnsCookie()} is 0.
 *
 * <p>A name is looked up when the request is made: for the master of a link that is put into another network namespace there,
 * otherwise in the network namespace of the handle. Of addresses, routes and neighbours, of a master and of a parent the kernel
 * takes an index only, so that the request goes to the link which had this name at that moment: when another process renames
 * links at the same time, that may be a link which has lost the name meanwhile. A {@link Link} or an index always identifies the
 * same link, under whatever name; to be sure of the name as well, compare its index with that of {@code links().get(name)}
 * after the change.
 */
public sealed interface LinkRef permits Link, LinkRef.ByName, LinkRef.ByIndex {
    /** The link of this name or alternative name. */
    static LinkRef of(String name) {
        return new ByName(name);
    }

    /**
     * The link of this index.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    static LinkRef of(int index) {
        return new ByIndex(index);
    }

    /** Returns how it is identified, for messages: the name in quotes, or the index as {@code #3}. */
    String text();

    /**
     * Returns its index.
     *
     * @throws IllegalArgumentException when it is identified by name, which only the kernel can look up
     */
    int index();

    /** A link by name. */
    record ByName(String name) implements LinkRef {
        /** @throws IllegalArgumentException when no link can have this name: it is empty, too long, or holds a NUL */
        public ByName {
            LinkAttr.ALT_IFNAME.check(name);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the name of a link must not be empty");
            }
        }

        /** The attribute to ask with: only an alternative name can be long or hold white space. */
        Str key() {
            return LinkNameAttr.isValid(name) ? LinkAttr.IFNAME : LinkAttr.ALT_IFNAME;
        }

        @Override
        public int index() {
            throw new IllegalArgumentException("only the kernel can look up a link by name: " + text());
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

    /** A link by index. */
    record ByIndex(int index) implements LinkRef {
        /** @throws IllegalArgumentException when it is not positive */
        public ByIndex {
            if (index <= 0) {
                throw new IllegalArgumentException("the index of a link must be positive: " + index);
            }
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
