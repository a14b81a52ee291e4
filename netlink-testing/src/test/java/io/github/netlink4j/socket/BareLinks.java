package io.github.netlink4j.socket;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.U32;
import java.util.List;
import java.util.Objects;

/** Links, read with netlink-core alone: a real kernel's answers for tests that cannot use netlink-route. */
final class BareLinks {
    static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);
    static final Str IFNAME = SET.string(3, "IFNAME", 15);
    static final U32 MTU = SET.u32(4, "MTU");

    private static final U32 EXT_MASK = SET.u32(29, "EXT_MASK");
    private static final MessageType NEWLINK = new MessageType(16, "RTM_NEWLINK", SET);
    private static final MessageType GETLINK = new MessageType(18, "RTM_GETLINK", SET);

    static final class View extends MessageView {
        View() {
            super(SET);
        }

        int index() {
            return header32(4);
        }
    }

    private final NetlinkClient client;

    BareLinks(NetlinkClient client) {
        this.client = client;
    }

    private static Request get(int index) {
        return Request.of(GETLINK, 0, w -> w.header32(4, index), () -> "link " + index);
    }

    static Request changing(int index, MessageBody attributes) {
        return Request.of(
                NEWLINK,
                0,
                w -> {
                    w.header32(4, index);
                    attributes.writeTo(w);
                },
                () -> "link " + index);
    }

    void change(int index, MessageBody attributes) {
        client.execute(changing(index, attributes));
    }

    long changeMtuAndLook(int index, long mtu) {
        Single<View, Long> one = new Single<>(link -> link.get(MTU, 0));
        client.executeThenFetch(changing(index, w -> w.put(MTU, mtu)), get(index), NEWLINK, new View(), one);
        return one.get();
    }

    String name(int index) {
        Single<View, String> one = new Single<>(link -> Objects.requireNonNull(link.get(IFNAME)));
        client.fetch(get(index), NEWLINK, new View(), one);
        return one.get();
    }

    int indexOf(int index) {
        Single<View, Integer> one = new Single<>(View::index);
        client.fetch(get(index), NEWLINK, new View(), one);
        return one.get();
    }

    List<Integer> indices() {
        Collected<View, Integer> every = new Collected<>(link -> true, View::index);
        client.dump(Request.of(GETLINK, 0, w -> w.put(EXT_MASK, 8), () -> "links"), NEWLINK, new View(), every);
        return every.list();
    }
}
