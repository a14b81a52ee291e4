package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;

// Hot path: allocates nothing.

/** A message that the kernel has told a multicast group. Valid until the shelf that hears it returns. */
public final class Notice {
    private byte[] bytes = {};
    private int start;
    private int length;

    Notice() {}

    Notice at(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        return this;
    }

    /** The kernel's number of its type, such as 16 for RTM_NEWLINK. */
    public int type() {
        return Wire.u16(bytes, start + 4);
    }

    /** Its flags, NLM_F_*. */
    public int flags() {
        return Wire.u16(bytes, start + 6);
    }

    /** Whether a flag, or one of several, is set. */
    public boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** The address family that all messages of the routing netlink begin with. */
    public int family() {
        return length > Wire.HEADER ? Wire.u8(bytes, start + Wire.HEADER) : 0;
    }

    /**
     * Points a view at it.
     *
     * @throws io.github.netlink4j.MalformedMessageException when it is no message for that view
     */
    public <V extends MessageView> V in(V view) {
        view.wrap(bytes, start);
        return view;
    }
}
