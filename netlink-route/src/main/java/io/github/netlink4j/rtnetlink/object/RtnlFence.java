package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;

/**
 * Waits until the kernel has made every change that it has notified. Requests a link, whether it exists or not: this
 * requires the lock under which the kernel makes all such changes (the RTNL). rtnl_getlink()
 */
public final class RtnlFence {
    private static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);
    private static final int INDEX_OFFSET = 4;
    private static final int ANY_INDEX = 1;
    private static final MessageType ANSWER = RtmKind.LINK.added(SET);
    private static final Request QUESTION = Request.of(
            RtmKind.LINK.get(SET), 0, writer -> writer.header32(INDEX_OFFSET, ANY_INDEX), () -> "#" + ANY_INDEX);

    private RtnlFence() {}

    private static final class View extends MessageView {
        View() {
            super(SET);
        }
    }

    /** Waits until every change that the kernel had notified, and every change in progress, is complete. */
    public static void pass(NetlinkClient client) {
        try {
            client.fetch(QUESTION, ANSWER, new View(), new DumpVisitor<View>() {
                @Override
                public boolean visit(View link) {
                    return true;
                }

                @Override
                public boolean restart() {
                    return true;
                }
            });
        } catch (KernelException e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }
}
