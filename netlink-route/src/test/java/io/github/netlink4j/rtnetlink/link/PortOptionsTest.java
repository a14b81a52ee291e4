package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Options of a bridge port, which the kernel applies to an existing port, and otherwise ignores or refuses. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
class PortOptionsTest {
    private static JsonNode port(String name) {
        JsonNode info = Iproute.ip("-d", "link", "show", name).get(0).get("linkinfo");
        return info.get("info_slave_data");
    }

    private static String master(String name) {
        return Iproute.ip("link", "show", name).get(0).path("master").asText();
    }

    private static Veth port() {
        return Veth.named("v0")
                .peer("v1")
                .master("br0")
                .set(BridgePort.MODE, true)
                .set(BridgePort.COST, 77);
    }

    @Test
    @DisplayName("H71: options of a port are ignored of a new link")
    void givenOptionsOfAPort_whenLinkIsCreatedWithMaster_thenItHasThem(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));

        Link made = nl.links().create(port().alias("uplink"));

        assertThat(made.get(BridgePort.MODE, false)).isTrue();
        assertThat(made.alias()).isEqualTo("uplink");
        assertThat(port("v0").get("hairpin").asBoolean()).isTrue();
        assertThat(port("v0").get("cost").asInt()).isEqualTo(77);
    }

    @Test
    void givenOptionsOfAPort_whenPairIsCreated_thenTheNearEndHasThemAndOfTheFarEndTheyAreRefused(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));

        LinkPair pair = nl.links().createVeth(port());

        assertThat(pair.link().get(BridgePort.COST, 0)).isEqualTo(77);
        assertThat(port("v0").get("hairpin").asBoolean()).isTrue();
        assertThatThrownBy(() -> Veth.named("a").peer("b", far -> far.set(BridgePort.MODE, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the kernel ignores IFLA_INFO_SLAVE_KIND of the other end of a pair");
    }

    @Test
    void givenOptionsThatTheBridgeRefuses_whenLinkIsCreated_thenThereIsNoLink(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));

        assertThatThrownBy(() -> nl.links().create(port().set(BridgePort.STATE, 3)))
                .isInstanceOf(KernelException.class);

        assertThat(nl.links().find("v0")).isEmpty();
    }

    @Test
    void givenLinkThatIsNoPort_whenMasterAndOptionsAreSetTogether_thenItHasBothAndAllElse(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().createVeth("v0", "v1");

        nl.links()
                .change(
                        "v0",
                        BridgePort.options()
                                .name("v2")
                                .mtu(1400)
                                .master("br0")
                                .hairpin(true)
                                .cost(77));

        assertThat(master("v2")).isEqualTo("br0");
        assertThat(port("v2").get("hairpin").asBoolean()).isTrue();
        assertThat(port("v2").get("cost").asInt()).isEqualTo(77);
        assertThat(nl.links().get("v2").mtu()).isEqualTo(1400);
    }

    @Test
    @DisplayName("H71: options of a port are given to the port of the master before")
    void givenPortOfAnotherBridge_whenMasterAndOptionsAreSetTogether_thenThePortOfTheNewOneHasThem(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().create(Bridge.named("br1"));
        nl.links().create(Veth.named("v0").peer("v1").master("br1"));

        nl.links().change("v0", BridgePort.options().master("br0").hairpin(true));

        assertThat(master("v0")).isEqualTo("br0");
        assertThat(port("v0").get("hairpin").asBoolean()).isTrue();
    }

    @Test
    void givenOptionsThatTheBridgeRefuses_whenMasterIsSetTogether_thenTheTextSaysWhatIsDone(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().createVeth("v0", "v1");

        KernelException refusal = catchThrowableOfType(KernelException.class, () -> nl.links()
                .change("v0", BridgePort.options().master("br0").set(BridgePort.STATE, 3)));

        assertThat(refusal)
                .hasMessageStartingWith("RTM_NEWLINK change \"v0\" partly rejected: ")
                .hasMessageEndingWith("; in effect: IFLA_MASTER; not in effect: IFLA_LINKINFO > IFLA_INFO_SLAVE_DATA"
                        + " > IFLA_BRPORT_STATE");
        assertThat(refusal.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(master("v0")).isEqualTo("br0");
    }

    @Test
    void givenOptionsWithoutPort_whenSent_thenRefusedBefore(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().create(Veth.named("v0").peer("v1").master("br0"));
        BridgePort hairpin = BridgePort.options().hairpin(true);

        refused(
                nl,
                () -> nl.links().create(Veth.named("w0").set(BridgePort.MODE, true)),
                "options of a port need a master");
        refused(
                nl,
                () -> nl.links().change("v0", BridgePort.options().hairpin(true).noMaster()),
                "that leaves its master");
        try (TestNetns x = TestNetns.create()) {
            refused(
                    nl,
                    () -> nl.links()
                            .change("v0", BridgePort.options().hairpin(true).netns(x)),
                    "leaves its master when it moves");
        }
        refused(nl, () -> nl.batch().links().create(port()), "create the link, and then change it by the next request");
        refused(
                nl,
                () -> nl.batch().links().change("v0", hairpin.master("br0")),
                "set the master, and then the options by the next");
    }

    private static void refused(RtNetlink nl, Runnable attempt, String why) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThat(port("v0").get("hairpin").asBoolean()).isFalse();
        assertThat(nl.links().find("w0")).isEmpty();
    }

    @Test
    void givenPort_whenOptionsAreChangedInABatch_thenItHasThem(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().create(Veth.named("v0").peer("v1").master("br0"));
        var batch = nl.batch();
        batch.links().change("v0", (Consumer<LinkChange>) link -> link.set(BridgePort.MODE, true));

        batch.execute();

        assertThat(port("v0").get("hairpin").asBoolean()).isTrue();
    }
}
