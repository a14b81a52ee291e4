package io.github.netlink4j.testing;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;

/** An object of the {@link FakeKernel}: a number in a structure of eight bytes, and attributes three nests deep. */
public final class Thing extends MessageView {
    public static final AttrSet SET = AttrSet.ofMessage("thing", "THING_", 8);
    public static final U32 SIZE = SET.u32(1, "SIZE");
    public static final Str NAME = SET.string(2, "NAME", 15);
    public static final Nest DETAIL = SET.nest(3, "DETAIL");

    public static final AttrSet DETAILS = DETAIL.contents("detail", "DETAIL_");
    public static final U16 PORT = DETAILS.u16(1, "PORT").max(9000);
    public static final Nest INNER = DETAILS.nest(2, "INNER");

    public static final AttrSet INNERS = INNER.contents("inner", "INNER_");
    public static final U32 KEY = INNERS.be32(1, "KEY");
    public static final U32 WEIGHT = INNERS.u32(2, "WEIGHT");

    /** Numbered as in rtnetlink: GET is NEW plus two. */
    public static final MessageType NEW = new MessageType(200, "THING_NEW", SET);

    public static final MessageType GET = new MessageType(202, "THING_GET", SET);

    public Thing() {
        super(SET);
    }

    /** A snapshot of a whole message. */
    public Thing(byte[] message) {
        super(SET, message);
    }

    public int number() {
        return header32(0);
    }

    /** Returns the content after the header of a message about the thing with this number. */
    public static byte[] payload(int number) {
        return payload(number, Bytes.of().attr(1, Bytes.of().u32(10L * number)));
    }

    /** Returns the content after the header of a message about the thing with this number, with these attributes. */
    public static byte[] payload(int number, Bytes attributes) {
        return Bytes.of().u32(number).u32(0).raw(attributes.toArray()).toArray();
    }
}
