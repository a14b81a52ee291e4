package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;

/** A network namespace, sent to the kernel as an open descriptor of this process. */
public final class NetnsFd extends ValueAttr<NetnsRef> {
    /** Creates an attribute, to be declared in the set. */
    public NetnsFd(AttrSet set, int type, String name) {
        super(set, type, name);
    }

    @Override
    public String valueType() {
        return "netns";
    }

    @Override
    public String byteOrder() {
        return "host";
    }

    @Override
    protected NetnsRef decode(byte[] bytes, int at, int length) {
        if (length < Integer.BYTES) {
            throw shorterThan(Integer.BYTES, length);
        }
        int fd = Wire.s32(bytes, at);
        return () -> fd;
    }

    @Override
    protected int size(NetnsRef value) {
        return Integer.BYTES;
    }

    @Override
    protected void encode(NetnsRef value, byte[] bytes, int at) {
        Wire.put32(bytes, at, value.fd());
    }

    @Override
    protected String show(NetnsRef value) {
        return "descriptor " + value.fd();
    }
}
