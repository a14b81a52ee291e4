package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Sys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A namespace that is identified by a descriptor is kept open until the kernel has read the number. */
@LiveRoute
@DisplayName("H32: the number of a closed descriptor is that of another namespace at once")
class NetnsInUseTest {
    private final Guarded there = new Guarded();

    /** Returns its number only while it is kept open, or while a message is composed that is sent later. */
    private static final class Guarded implements NetnsRef {
        private final int fd = NetnsThread.callInNew(() -> NetnsFile.open(NetnsFile.OF_THIS_THREAD));
        private int uses;
        private boolean composing;
        private boolean closed;

        @Override
        public int fd() {
            assertThat(uses > 0 || composing).as("the descriptor is kept open").isTrue();
            return fd;
        }

        @Override
        public Use use() {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            uses++;
            return new Use() {
                @Override
                public int fd() {
                    return fd;
                }

                @Override
                public void close() {
                    uses--;
                }
            };
        }
    }

    @AfterEach
    void close() {
        Sys.libc().close(there.fd);
        assertThat(there.uses).isZero();
    }

    @Test
    void givenNamespace_whenAHandleAndAMirrorAreOpenedThere_thenItIsInUseMeanwhile() {
        try (RtNetlink nl = RtNetlink.open(there);
                Mirror mirror = Mirror.open(there, Link.TYPE)) {
            assertThat(nl.links().list()).hasSize(1);
            assertThat(mirror.isSynced()).isFalse();
        }
    }

    @Test
    void givenNamespace_whenALinkIsMovedThere_thenItIsInUseMeanwhile(RtNetlink nl) {
        nl.links().createVeth("d", "e");

        nl.links().move("d", there);

        assertThat(nl.links().find("d")).isEmpty();
    }

    @Test
    void givenNamespace_whenALinkOrAPeerIsCreatedThere_thenItIsInUseMeanwhile(RtNetlink nl) {
        nl.links().create(Bridge.named("br").netns(there));
        nl.links()
                .createVeth(Veth.named("a").peer("b", peer -> peer.netns(there).up()));

        assertThat(nl.links().find("br")).isEmpty();
        assertThat(nl.links().find("b")).isEmpty();
    }

    @Test
    void givenNamespaceThatIsClosed_whenABatchNamesIt_thenNothingIsSent(RtNetlink nl) {
        nl.links().createVeth("d", "e");
        Batch batch = nl.batch();
        there.composing = true;
        batch.links().up("d");
        batch.links().move("d", there);
        there.composing = false;
        there.closed = true;

        assertThatThrownBy(batch::execute)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("closed");

        assertThat(nl.links().get("d").isUp()).isFalse();
        assertThat(batch.size()).isZero();
    }

    @Test
    void givenNamespace_whenABatchNamesIt_thenItIsInUseWhileTheBatchIsSent(RtNetlink nl) {
        nl.links().createVeth("d", "e");
        Batch batch = nl.batch();
        there.composing = true;
        batch.links().move("d", there);
        there.composing = false;

        batch.execute();

        assertThat(nl.links().find("d")).isEmpty();
    }
}
