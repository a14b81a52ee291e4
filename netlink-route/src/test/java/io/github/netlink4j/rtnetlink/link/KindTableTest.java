package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.KindRow.Option;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RunningKernel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of link, and each kind of master with options of its ports, with every attribute that can be set: what getters and
 * keys read is what was set, and what {@code ip} shows. The rows are in {@link MasterRows}, {@link TunnelRows},
 * {@link VxlanRows} and {@link ParentRows}.
 */
@LiveRoute
class KindTableTest {
    static List<KindRow<?>> rows() {
        return Stream.of(MasterRows.rows(), TunnelRows.rows(), VxlanRows.rows(), ParentRows.rows())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void givenDeclaredKinds_whenLookedUpInTheTable_thenEachHasARow() {
        assertThat(rows()).extracting(KindRow::kind).containsAll(declared());
    }

    @Test
    void givenDeclaredAttributes_whenLookedUpInTheTable_thenEachIsSetByARowOrHasTheReasonWhyNot() {
        Set<Attr> settable = new HashSet<>();
        Set<Attr> unset = new HashSet<>();
        rows().forEach(row -> {
            settable.addAll(row.settable());
            unset.addAll(row.unset().keySet());
        });
        TreeSet<String> missing = new TreeSet<>();
        declared().forEach(kind -> addMissing(kind.declared(), settable, unset, missing));

        assertThat(missing).isEmpty();
        assertThat(unset).doesNotContainAnyElementsOf(settable);
    }

    /** Adds the attributes of a set that no row has; those inside a nest count with the nest when that cannot be set. */
    private static void addMissing(AttrSet set, Set<Attr> settable, Set<Attr> unset, Set<String> missing) {
        for (Attr key : set.attributes()) {
            if (unset.contains(key)) {
                continue;
            }
            AttrSet inside = key instanceof Nest nest ? nest.inside() : null;
            if (inside != null && inside.parent() == key) {
                addMissing(inside, settable, unset, missing);
            } else if (!settable.contains(key)) {
                missing.add(key.path().toString());
            }
        }
    }

    private static List<LinkKind> declared() {
        List<LinkKind> kinds = new ArrayList<>(LinkKinds.all());
        kinds.addAll(LinkKinds.ports());
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("rows")
    <S extends LinkSpec<S>> void givenKind_whenCreatedWithAllOptions_thenGettersKeysAndIpShowThem(
            KindRow<S> row, RtNetlink nl) {
        row.needs()
                .forEach(kind -> assumeTrue(RunningKernel.hasKind(kind), () -> "this kernel has no link kind " + kind));
        assumeTrue(row.probe().isEmpty() || !Cli.fails(("ip " + row.probe()).split(" ")), row::probeReason);
        if (!row.before().isEmpty()) {
            Iproute.batch(row.before());
        }
        assumeCondition(row, nl);
        List<Option<S>> options = row.optionsHere();
        S spec = row.base();
        options.forEach(option -> option.setter().apply(spec));

        Link made = row.isOnlyRead() ? nl.links().get("x0") : made(spec, nl);

        assertOptions(row, options, made);
        if (row.isCopied()) {
            recreate(row, made, nl);
            assertOptions(row, options, nl.links().get(made.name()));
        }
    }

    private static void assumeCondition(KindRow<?> row, RtNetlink nl) {
        KindRow.Condition condition = row.condition();
        if (condition == null) {
            return;
        }
        LinkSpec<?> plain = row.base();
        Link made = made(plain, nl);
        boolean isMet = condition.test().test(made);
        if (plain.nameIfSet() != null) {
            nl.links().delete(made);
        }
        assumeTrue(isMet, condition.why());
    }

    /** Creates the link, or changes x0 when the spec is one of changes. */
    private static Link made(LinkSpec<?> spec, RtNetlink nl) {
        if (spec.nameIfSet() != null) {
            return nl.links().create(spec);
        }
        nl.links().change("x0", spec);
        return nl.links().get("x0");
    }

    private static <S extends LinkSpec<S>> void recreate(KindRow<S> row, Link made, RtNetlink nl) {
        S copy = row.read(made);
        if (copy.nameIfSet() == null) {
            nl.links().change(made, copy);
            return;
        }
        nl.links().delete(made);
        Link again = nl.links().create(copy.index(made.index()));
        LinkCopyTest.assertSame(made, again);
    }

    private static <S extends LinkSpec<S>> void assertOptions(KindRow<S> row, List<Option<S>> options, Link link) {
        S read = row.read(link);
        JsonNode whole = Iproute.only("link", "show", link.name());
        if (whole.has("address")) {
            assertThat(link.toString()).endsWith(" " + whole.get("address").asText());
        }
        JsonNode shown =
                whole.path("linkinfo").path(LinkKinds.ports().contains(row.kind()) ? "info_slave_data" : "info_data");
        for (Option<S> option : options) {
            assertThat(link.has(option.key()))
                    .as("%s is reported", option.key())
                    .isTrue();
            if (option.getter() != null) {
                assertThat(option.getter().apply(read))
                        .as("%s by getter", option.key())
                        .isEqualTo(option.value());
            }
            assertKey(option, link);
            assertShown(option, shown);
        }
    }

    /** Compares a value that the getter returns as the key does; others, such as of an enum, only the getter reads. */
    private static void assertKey(Option<?> option, Link link) {
        Attr key = option.key();
        Object value = option.value();
        if (key instanceof LongAttr number && value instanceof Number expected) {
            assertThat(link.get(number, -1)).as(key.toString()).isEqualTo(expected.longValue());
        } else if (key instanceof IntAttr number && value instanceof Number expected) {
            assertThat(link.get(number, -1)).as(key.toString()).isEqualTo(expected.intValue());
        } else if (key instanceof Bool bool && value instanceof Boolean expected) {
            assertThat(link.get(bool, !expected)).as(key.toString()).isEqualTo(expected);
        } else if (key instanceof Mac address && value instanceof MacAddress expected) {
            assertThat(link.get(address)).as(key.toString()).isEqualTo(expected);
        }
    }

    private static void assertShown(Option<?> option, JsonNode shown) {
        if (option.word() == null) {
            return;
        }
        JsonNode word = shown.at("/" + option.word());
        // This ip may be older than the option.
        if (!word.isMissingNode() || option.since().isEmpty()) {
            assertThat(text(word)).as("%s in %s", option.word(), shown).isEqualTo(option.json());
        }
    }

    /** The value as text. {@code ip} shows switches as a boolean, a number, a word, or a name without a value. */
    private static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "not shown";
        }
        if (value.isNull()) {
            return "1";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "1" : "0";
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
