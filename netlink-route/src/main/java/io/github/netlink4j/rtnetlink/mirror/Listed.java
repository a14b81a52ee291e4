package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.function.Consumer;

/** Lists objects without beginning again when that is disturbed: what was shown until then counts. */
public final class Listed {
    private Listed() {}

    /**
     * Lists objects once.
     *
     * @return whether the kernel has not said that it was disturbed
     */
    public static <V extends MessageView> boolean once(
            NetlinkClient client, Request question, MessageType answer, V view, Consumer<? super V> found) {
        try {
            client.dump(question, answer, view, new DumpVisitor<>() {
                @Override
                public void visit(V object) {
                    found.accept(object);
                }

                @Override
                public boolean restart() {
                    return false;
                }
            });
            return true;
        } catch (DumpInterruptedException e) {
            return false;
        }
    }
}
