package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.ModuleClasses;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kind of link that is declared outside the library works like one declared inside. */
@LiveRoute
class OwnKindTest {
    /** A kind as a user would declare it; its name is that of a kind which every kernel has. */
    static final class MyTunnel extends LinkSpec<MyTunnel> {
        static final LinkKind KIND = LinkKind.of("vxlan", "MY_TUNNEL_");
        static final U32 NETWORK = KIND.u32(1, "NETWORK");
        static final U16 PORT = KIND.be16(15, "PORT");

        private MyTunnel() {
            super(KIND);
        }

        static MyTunnel named(String name) {
            return new MyTunnel().name(name);
        }

        MyTunnel network(int number) {
            return set(NETWORK, number);
        }
    }

    @Test
    void givenKindOfOurOwn_whenCreatedAndChanged_thenItsKeysReadWhatTheKernelHas(RtNetlink nl) {
        Link made = nl.links().create(MyTunnel.named("t0").network(7).set(MyTunnel.PORT, 4789));

        assertThat(made.get(MyTunnel.NETWORK, 0)).isEqualTo(7);
        assertThat(made.get(MyTunnel.PORT, 0)).isEqualTo(4789);
        assertThat(made.isSelected(MyTunnel.KIND)).isTrue();
        assertThat(nl.links().get("lo").has(MyTunnel.NETWORK)).isFalse();
        assertThat(made.get(Vxlan.ID, 0)).isEqualTo(7);
    }

    @Test
    void givenKindOfOurOwn_whenTheKernelRefuses_thenTheErrorNamesOurAttribute(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().create(MyTunnel.named("t0").network(1 << 24)))
                .hasMessageContaining("(at IFLA_LINKINFO > IFLA_INFO_DATA > MY_TUNNEL_NETWORK)");
    }

    @Test
    void givenClassesOfTheModule_whenTheyDeclareAKind_thenItIsRegistered() throws Exception {
        List<LinkKind> declared = new ArrayList<>();
        for (String name : ModuleClasses.beside(LinkKinds.class)) {
            Class<?> type = Class.forName(name);
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals("KIND") && field.getType() == LinkKind.class) {
                    declared.add((LinkKind) field.get(null));
                }
            }
        }

        List<LinkKind> registered = new ArrayList<>(LinkKinds.all());
        registered.addAll(LinkKinds.ports());
        assertThat(declared).containsExactlyInAnyOrderElementsOf(registered);
    }
}
