package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.rtnetlink.mirror.MirrorEvent;
import io.github.netlink4j.rtnetlink.mirror.MirrorSnapshot;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.rtnetlink.rule.RuleAttr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Compares a mirror with what the kernel lists, byte by byte, except for what a mirror does not guarantee. The comparison
 * shares no code with the mirror, so that it does not repeat its mistakes.
 */
public final class Reflection {
    /**
     * Attributes that count, age, or depend on how a link was requested. For those of the kind of a link, see
     * {@link #of(Link)}.
     */
    private static final Set<Integer> LINK_IGNORED = Set.of(
            LinkAttr.STATS.type(),
            LinkAttr.STATS64.type(),
            LinkAttr.AF_SPEC.type(),
            LinkAttr.QDISC.type(),
            LinkAttr.PROMISCUITY.type(),
            LinkAttr.ALLMULTI.type(),
            LinkAttr.CARRIER_CHANGES.type(),
            LinkAttr.CARRIER_UP_COUNT.type(),
            LinkAttr.CARRIER_DOWN_COUNT.type(),
            LinkAttr.NUM_VF.type(),
            LinkAttr.EVENT.type(),
            LinkAttr.LINKINFO.type());

    private static final Duration LONG = Duration.ofSeconds(30);

    private Reflection() {}

    /** The differences; empty when there are none. */
    public static List<String> differences(RtNetlink kernel, MirrorSnapshot mirror) {
        List<String> all = new ArrayList<>();
        compare(kernel.links().list(), mirror, Link.TYPE, Reflection::of, all);
        compare(kernel.addresses().list(), mirror, Address.TYPE, Reflection::of, all);
        compare(kernel.routes().list(), mirror, Route.TYPE, Reflection::of, all);
        compare(kernel.rules().list(), mirror, Rule.TYPE, Reflection::of, all);
        compare(kernel.neighbours().list(), mirror, Neighbour.TYPE, Reflection::of, all);
        return all;
    }

    /** Waits until the mirror has processed the notifications up to now, and asserts that it then equals the kernel. */
    public static void assertEqual(RtNetlink kernel, Mirror mirror) {
        assertThat(differences(kernel, mirror, event -> {})).isEmpty();
    }

    /**
     * The differences after the mirror has processed the notifications up to now. The kernel continues to change by itself
     * for a while: it checks addresses, reports lost carriers late, and removes namespaces. So a listing counts only when
     * the mirror has received nothing while it was read.
     */
    public static List<String> differences(RtNetlink kernel, Mirror mirror, Consumer<? super MirrorEvent> handler) {
        long deadline = System.nanoTime() + LONG.toNanos();
        AtomicInteger told = new AtomicInteger();
        Consumer<MirrorEvent> counting = event -> {
            told.incrementAndGet();
            handler.accept(event);
        };
        mirror.awaitQuiet(counting, LONG);
        while (true) {
            told.set(0);
            List<String> different = differences(kernel, mirror.snapshot());
            mirror.awaitQuiet(counting, LONG);
            if (told.get() == 0 || System.nanoTime() - deadline > 0) {
                return different;
            }
        }
    }

    /** Compares only the types that the mirror holds. */
    private static <V extends MessageView, T extends V> void compare(
            List<T> kernel,
            MirrorSnapshot mirror,
            RtObjectType<?, V, T> type,
            Function<T, String> text,
            List<String> into) {
        if (mirror.holds(type)) {
            compare(
                    kernel.stream().map(text).toList(),
                    mirror.of(type).list().stream().map(text).toList(),
                    into);
        }
    }

    private static void compare(Collection<String> kernel, Collection<String> mirror, List<String> into) {
        List<String> missing = new ArrayList<>(kernel);
        mirror.forEach(missing::remove);
        List<String> wrong = new ArrayList<>(mirror);
        kernel.forEach(wrong::remove);
        missing.forEach(object -> into.add("only the kernel has " + object));
        wrong.forEach(object -> into.add("only the mirror has " + object));
    }

    /** A link without counters, and of its kind only what is constant. */
    public static String of(Link link) {
        return text(link, 12, LINK_IGNORED) + " kind " + link.kind() + " state " + link.get(BridgePort.STATE, -1)
                + " cost " + link.get(BridgePort.COST, 0);
    }

    public static String of(Address address) {
        return text(address, 8, Set.of(AddressAttr.CACHEINFO.type()));
    }

    public static String of(Route route) {
        return text(route, 12, Set.of(RouteAttr.CACHEINFO.type()));
    }

    /** Without the padding and the flags, which are state. */
    public static String of(Rule rule) {
        return text(rule, 8, Set.of(RuleAttr.PAD.type()));
    }

    /** Without ages and the number of requests. */
    public static String of(Neighbour neighbour) {
        return text(neighbour, 12, Set.of(NeighbourAttr.CACHEINFO.type(), NeighbourAttr.PROBES.type()));
    }

    /** An object of any of these types. */
    static String of(MessageView object) {
        return object instanceof Link link
                ? of(link)
                : object instanceof Address address
                        ? of(address)
                        : object instanceof Rule rule
                                ? of(rule)
                                : object instanceof Neighbour neighbour ? of(neighbour) : of((Route) object);
    }

    private static String text(MessageView object, int headerBytes, Set<Integer> ignored) {
        byte[] bytes = object.toBytes();
        StringBuilder text = new StringBuilder(
                HexFormat.of().formatHex(Arrays.copyOfRange(bytes, Wire.HEADER, Wire.HEADER + headerBytes)));
        object.forEachAttribute((type, from, at, length) -> {
            if (!ignored.contains(type)) {
                text.append(' ')
                        .append(object.set().nameOf(type))
                        .append('=')
                        .append(HexFormat.of().formatHex(from, at, at + length));
            }
        });
        return text.toString();
    }
}
