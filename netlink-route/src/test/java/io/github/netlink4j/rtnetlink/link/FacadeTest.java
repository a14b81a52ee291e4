package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.Routes;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The static methods do the same as the services, in the namespace of the calling thread. */
@LiveRoute
class FacadeTest {
    @Test
    void givenStaticMethods_whenEachIsUsed_thenTheLinkIsAsAskedFor() {
        LinkPair pair = Link.createVeth("a", "b");
        Link bridge = Link.createBridge("br0");
        Link tunnel = Link.createVxlan("vx0", 7);
        Link.up("a");
        Link.change("a", link -> link.mtu(1400).master("br0"));
        Address.add("br0", "192.168.0.1/24");
        Link.up("br0");
        Route.add(RouteSpec.to("10.0.0.0/8").via("192.168.0.2"));

        assertThat(Link.get("a").mtu()).isEqualTo(1400);
        assertThat(Link.get("a").master()).isEqualTo(bridge.index());
        assertThat(Link.find("b")).isPresent();
        assertThat(tunnel.get(Vxlan.PORT, 0)).isEqualTo(Vxlan.IANA_PORT);
        assertThat(Link.list()).hasSize(5);
        assertThat(Address.list("br0"))
                .anyMatch(address -> address.prefix().toString().equals("192.168.0.1/24"));
        assertThat(Address.list()).hasSizeGreaterThan(1);
        assertThat(Route.list()).isNotEmpty();
        assertThat(Route.list(RouteFilter.all().destination("10.0.0.0/8"))).hasSize(1);
        Route.delete(RouteSpec.to("10.0.0.0/8"));
        Address.delete("br0", "192.168.0.1/24");
        Link.down("a");
        assertThat(Link.get("a").isUp()).isFalse();
        Link.delete("a");
        assertThat(Link.find(pair.peer().name())).isEmpty();
    }

    @Test
    void givenStaticMethods_whenComparedWithTheService_thenEachHasTheSameVerbThere() {
        assertThat(verbs(Link.class)).isSubsetOf(withKinds(methods(Links.class)));
        assertThat(verbs(Address.class)).isSubsetOf(methods(Addresses.class));
        assertThat(verbs(Route.class)).isSubsetOf(methods(Routes.class));
    }

    private static Set<String> verbs(Class<?> noun) {
        return names(Stream.of(noun.getDeclaredMethods())
                .filter(method ->
                        Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers())));
    }

    private static Set<String> methods(Class<?> service) {
        return names(Stream.of(service.getMethods()));
    }

    private static Set<String> names(Stream<Method> methods) {
        return methods.map(Method::getName).collect(Collectors.toSet());
    }

    /** Some kinds have a static method of their own, which calls create with a spec. */
    private static Set<String> withKinds(Set<String> verbs) {
        verbs.addAll(Set.of("createBridge", "createVxlan"));
        return verbs;
    }
}
