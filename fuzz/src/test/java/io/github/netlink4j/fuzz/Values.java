package io.github.netlink4j.fuzz;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Attributes;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.ValueAttr;
import java.util.Arrays;

/** Reads an attribute by its key, whatever its type. */
final class Values {
    /** The value of a malformed attribute. */
    static final Object MALFORMED = new Object() {
        @Override
        public String toString() {
            return "malformed";
        }
    };

    private Values() {}

    /** Returns the value of an attribute, for a nest the attributes inside; null when it is not present. */
    static Object read(Attributes from, Attr key) {
        try {
            if (key instanceof IntAttr number) {
                return from.has(number) ? from.get(number, 0) : null;
            } else if (key instanceof LongAttr number) {
                return from.has(number) ? from.get(number, 0) : null;
            } else if (key instanceof Bool bool) {
                return from.has(bool) ? from.get(bool, false) : null;
            } else if (key instanceof ValueAttr<?> value) {
                return from.get(value);
            }
            return from.get((Nest) key);
        } catch (MalformedMessageException e) {
            return MALFORMED;
        }
    }

    /** Returns whether two values of the same attribute are equal; for nests, whether both contain the same set. */
    static boolean agree(Object one, Object other) {
        if (one instanceof byte[] bytes && other instanceof byte[] others) {
            return Arrays.equals(bytes, others);
        }
        if (one instanceof NetnsRef namespace && other instanceof NetnsRef same) {
            return namespace.fd() == same.fd();
        }
        if (one instanceof AttrView nest && other instanceof AttrView same) {
            // For a nest without declared attributes, each value has a set of its own.
            return nest.set().name().equals(same.set().name());
        }
        return one == other || one != null && one.equals(other);
    }
}
