package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Sys;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events of other namespaces. */
@LiveRoute
@RequiresKind("veth")
@Timeout(60)
class NamespaceMonitorTest {
    private TestNetns other;

    @BeforeEach
    void prepare() {
        other = TestNetns.create();
    }

    @AfterEach
    void close() {
        other.close();
    }

    @Test
    void givenMonitorInAnotherNamespace_whenSomethingHappensThere_thenToldAndNothingFromHere(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(other, MonitorOptions.of(Link.TYPE));
                RtNetlink there = RtNetlink.open(other)) {
            nl.links().down("lo");
            there.links().up("lo");

            ObjectEvent<Link> event =
                    Seen.as(Link.TYPE, monitor.next(Duration.ofSeconds(10)).orElseThrow());

            assertThat(event.object().isUp()).isTrue();
            assertThat(event.namespaceId()).isEqualTo(-1);
            assertThat(Seen.all(monitor))
                    .filteredOn(further -> Seen.is(Link.TYPE, further))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("H54: events of namespaces that have an identifier here are received, each with its identifier")
    void givenAllNamespaces_whenSomethingHappensInOne_thenToldWithItsIdentifier(RtNetlink nl) {
        MonitorOptions options =
                MonitorOptions.of(Link.TYPE, Address.TYPE).and(Group.NSID).allNamespaces(true);
        try (RtMonitor monitor = RtMonitor.open(options);
                RtNetlink there = RtNetlink.open(other)) {
            there.links().up("lo");
            // A link with its peer in the other namespace gives that an identifier here.
            nl.links().create(Veth.named("v0").peer("v1", far -> far.netns(other)));
            int id = nl.links().get("v0").parentNamespaceId();
            there.addresses().add("v1", "10.0.0.1/24");
            nl.addresses().add("v0", "10.0.0.2/24");

            RawEvent named = Seen.first(monitor, RawEvent.class);
            ObjectEvent<Address> foreign = Seen.first(monitor, Address.TYPE);
            ObjectEvent<Address> own = Seen.first(monitor, Address.TYPE);

            assertThat(named.message().typeName()).isEqualTo("RTM_NEWNSID");
            assertThat(foreign.namespaceId()).isEqualTo(id).isNotNegative();
            assertThat(foreign.object().prefix()).hasToString("10.0.0.1/24");
            assertThat(own.namespaceId()).isEqualTo(-1);
            assertThat(own.object().prefix()).hasToString("10.0.0.2/24");
        }
    }

    @Test
    void givenLinkThatMovesAway_whenMoved_thenItsRemovalTellsWhereTo(RtNetlink nl) {
        nl.links().create(Veth.named("v0").peer("v1"));
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            nl.links().move("v1", other);

            ObjectEvent<Link> gone = Seen.first(monitor, Link.TYPE, event -> event.change() == Change.REMOVED);

            assertThat(gone.object().name()).isEqualTo("v1");
            assertThat(gone.object().has(LinkAttr.NEW_NETNSID)).isTrue();
        }
    }

    @Test
    @DisplayName("H19: what another process sends to the group is not believed")
    void givenForgerInTheNamespace_whenItSendsToTheGroup_thenDroppedAndCounted(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            forge(Group.LINK, Told.link(Told.DELLINK, 1));
            nl.links().down("lo");

            RtEvent event = monitor.next(Duration.ofSeconds(10)).orElseThrow();

            assertThat(Seen.as(Link.TYPE, event).change()).isEqualTo(Change.NEW_OR_CHANGED);
            assertThat(monitor.drops().foreign()).isEqualTo(1);
        }
    }

    /** Sends a message to a group of the calling thread's namespace, as any process there with CAP_NET_ADMIN can. */
    private static void forge(Group group, byte[] message) {
        Libc libc = Sys.libc();
        NativeBuffer memory = NativeBuffer.allocate(libc, 16 + message.length);
        memory.buffer().putShort(0, (short) AddressFamily.AF_NETLINK).putInt(8, 1 << group.number() - 1);
        memory.buffer().put(16, message);
        int forger =
                libc.socket(AddressFamily.AF_NETLINK, Native.SOCK_RAW | Native.SOCK_CLOEXEC, Netlink.NETLINK_ROUTE);
        try {
            assertThat(libc.connect(forger, memory.address(), 12)).isZero();
            assertThat(libc.send(forger, memory.address() + 16, message.length, 0))
                    .isEqualTo(message.length);
            memory.keepAlive();
        } finally {
            libc.close(forger);
        }
    }
}
