package io.github.netlink4j.examples;

import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.OperState;
import java.time.Duration;

/** Two containers, a cable for each, a switch between them: the tutorial, step by step. */
final class Walkthrough {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Walkthrough() {}

    static void run(Narrator tell) {
        try (RtNetlink host = RtNetlink.open()) {
            tell.step("Two containers: a network namespace for each", "ip netns add pb", "ip netns add jelly");
            try (Netns pb = tell.undo(Netns.create("pb"), () -> Netns.delete("pb"));
                    Netns jelly = tell.undo(Netns.create("jelly"), () -> Netns.delete("jelly"));
                    RtNetlink inPb = RtNetlink.open(pb);
                    RtNetlink inJelly = RtNetlink.open(jelly)) {
                tell.show("ip netns list", Netns.list());

                tell.step(
                        "Two cables: a veth pair for each",
                        "ip link add veth-pb type veth peer name bread-pb-veth",
                        "ip link add veth-jelly type veth peer name bread-j-veth");
                tell.undo(host.links().createVeth("veth-pb", "bread-pb-veth"), () -> Link.delete("bread-pb-veth"));
                tell.undo(host.links().createVeth("veth-jelly", "bread-j-veth"), () -> Link.delete("bread-j-veth"));
                tell.showLinks("ip link", host);

                tell.step(
                        "One end of each into its container",
                        "ip link set veth-pb netns pb",
                        "ip link set veth-jelly netns jelly");
                host.links().move("veth-pb", pb);
                host.links().move("veth-jelly", jelly);
                tell.showLinks("ip link", host);

                tell.step(
                        "Addresses inside",
                        "ip netns exec pb ip address add 192.168.0.56/24 dev veth-pb",
                        "ip netns exec pb ip link set veth-pb up",
                        "ip netns exec jelly ip address add 192.168.0.55/24 dev veth-jelly",
                        "ip netns exec jelly ip link set veth-jelly up");
                inPb.addresses().add("veth-pb", "192.168.0.56/24");
                inPb.links().up("veth-pb");
                inJelly.addresses().add("veth-jelly", "192.168.0.55/24");
                jelly.run(() -> Link.up("veth-jelly")); // the same, as if we were inside
                tell.showAddresses("ip netns exec pb ip address", inPb);
                tell.showAddresses("ip netns exec jelly ip address", inJelly);
                tell.pingFails("no switch yet", jelly, "192.168.0.56");

                tell.step(
                        "A switch: a bridge, and all of it up",
                        "ip link add brd1 type bridge",
                        "ip link set brd1 up",
                        "ip link set bread-pb-veth up",
                        "ip link set bread-j-veth up");
                tell.undo(host.links().create(Bridge.named("brd1").up()), () -> Link.delete("brd1"));
                host.links().up("bread-pb-veth");
                host.links().up("bread-j-veth");
                tell.showLinks("ip link", host);
                tell.pingFails("the cables are not in the switch", jelly, "192.168.0.56");

                tell.step(
                        "The cables into the switch",
                        "ip link set bread-pb-veth master brd1",
                        "ip link set bread-j-veth master brd1");
                host.links().change("bread-pb-veth", link -> link.master("brd1"));
                host.links().change("bread-j-veth", link -> link.master("brd1"));
                host.links().awaitOperState("brd1", OperState.UP, PATIENCE);
                tell.showLinks("ip link", host);

                tell.step("They talk", "ip netns exec jelly ping 192.168.0.56", "ip netns exec pb ping 192.168.0.55");
                tell.ping(jelly, "192.168.0.56");
                tell.ping(pb, "192.168.0.55");
            }
        }
    }
}
