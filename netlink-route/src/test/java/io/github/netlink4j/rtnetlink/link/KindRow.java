package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.testing.RunningKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link KindTableTest}: a link of one kind with all options that can be set together, each with the word and the
 * value that {@code ip -j -d link} shows; and the attributes that cannot be set, with the reason.
 *
 * <pre>{@code
 * new KindRow<>("vrf", Vrf.KIND, () -> Vrf.named("x0"), Vrf::of)
 *         .with("table", Vrf.TABLE, v -> v.table(10), Vrf::table, 10L, "10")
 * }</pre>
 *
 * <p>A kind of which some options exclude each other has several rows. A kind whose link cannot be created from its copy alone,
 * such as a pair, has the row's {@code read} only for the getters; see {@link #withoutCopy}.
 *
 * @param <S> the class of the kind
 */
final class KindRow<S extends LinkSpec<S>> {
    /**
     * One option.
     *
     * @param word where {@code ip -j -d} shows it below info_data, with slashes between the names of nested objects; null when
     *     it does not show it
     * @param key its attribute
     * @param since the kernel that introduced it, empty when that is not newer than 5.4
     * @param setter sets a value that is not the kernel's default
     * @param getter reads it; null when only the key does
     * @param value the value
     * @param json the value as {@code ip -j -d} shows it: a word, a number, or JSON; the reason when it does not show it
     */
    record Option<S>(
            @Nullable String word,
            Attr key,
            String since,
            UnaryOperator<S> setter,
            @Nullable Function<S, Object> getter,
            Object value,
            String json) {}

    /** A condition that the kernel's configuration decides. */
    record Condition(String why, Predicate<Link> test) {}

    private final String name;
    private final LinkKind kind;
    private final Supplier<S> base;
    private final Function<LinkView, S> read;
    private final List<String> before = new ArrayList<>();
    private final List<Option<S>> options = new ArrayList<>();
    private final Map<Attr, String> unset = new LinkedHashMap<>();
    private @Nullable Condition condition;
    private String since = "";
    private boolean isCopied = true;
    private boolean isOnlyRead;
    private String probe = "";
    private String probeReason = "";

    /**
     * Creates a row without options yet.
     *
     * @param name the kind, and what is special about this row
     * @param kind the kind, or the kind of a master whose port is examined
     * @param base a new spec of what is required; without a name when it is a spec of changes to the link x0, which the
     *     commands before create
     * @param read the kind's factory {@code of}
     */
    KindRow(String name, LinkKind kind, Supplier<S> base, Function<LinkView, S> read) {
        this.name = name;
        this.kind = kind;
        this.base = base;
        this.read = read;
    }

    /** Adds commands of {@code ip}, without that word, that run before the link is created. */
    KindRow<S> after(String... commands) {
        before.addAll(Arrays.asList(commands));
        return this;
    }

    /** The following options exist since this kernel. An older kernel is not asked for them, and {@code ip} may lack them. */
    KindRow<S> since(String kernel) {
        since = kernel;
        return this;
    }

    /** The row requires a kernel with a certain configuration, which a link of the kind without any options shows. */
    KindRow<S> where(String why, Predicate<Link> test) {
        condition = new Condition(why, test);
        return this;
    }

    /** The row requires what this command of {@code ip} does, given without that word. */
    KindRow<S> needing(String why, String command) {
        probe = command;
        probeReason = why;
        return this;
    }

    /** The link is not created again from a copy, as other rows are. */
    KindRow<S> withoutCopy() {
        isCopied = false;
        return this;
    }

    /** The commands create the link x0, which is only read: the kernel accepts no attributes of this kind. */
    KindRow<S> onlyRead() {
        isOnlyRead = true;
        return withoutCopy();
    }

    /** An option with a setter and a getter; null when only the key reads what the kernel reports. */
    KindRow<S> with(
            String word,
            Attr key,
            UnaryOperator<S> setter,
            @Nullable Function<S, Object> getter,
            Object value,
            String json) {
        options.add(new Option<>(word, key, since, setter, getter, value, json));
        return this;
    }

    /** An option that {@code ip} does not show. */
    KindRow<S> hidden(
            String why, Attr key, UnaryOperator<S> setter, @Nullable Function<S, Object> getter, Object value) {
        options.add(new Option<>(null, key, since, setter, getter, value, why));
        return this;
    }

    /** An option that is switched on. */
    KindRow<S> on(String word, Attr key, UnaryOperator<S> setter, Function<S, Object> getter) {
        return with(word, key, setter, getter, true, "1");
    }

    /** An option that is switched off. */
    KindRow<S> off(String word, Attr key, UnaryOperator<S> setter, Function<S, Object> getter) {
        return with(word, key, setter, getter, false, "0");
    }

    /** A time that the kernel counts in hundredths of a second. */
    KindRow<S> seconds(
            String word, Attr key, Function<Duration, UnaryOperator<S>> setter, Function<S, Object> getter, int time) {
        Duration value = Duration.ofSeconds(time);
        return with(word, key, setter.apply(value), getter, value, time + "00");
    }

    /** An option that only the key sets and reads. */
    KindRow<S> number(String word, IntAttr key, int value, String json) {
        options.add(new Option<>(word, key, since, spec -> spec.set(key, value), null, value, json));
        return this;
    }

    /** An option that only the key sets and reads. */
    KindRow<S> number(String word, LongAttr key, long value, String json) {
        options.add(new Option<>(word, key, since, spec -> spec.set(key, value), null, value, json));
        return this;
    }

    /** An attribute that the kernel only reports, with the value that it has here. */
    KindRow<S> reported(String word, Attr key, Object value, String json) {
        options.add(new Option<>(word, key, since, UnaryOperator.identity(), null, value, json));
        return unset("only reported", key);
    }

    /** Attributes that no row sets, with the reason. */
    KindRow<S> unset(String why, Attr... keys) {
        for (Attr key : keys) {
            unset.put(key, why);
        }
        return this;
    }

    LinkKind kind() {
        return kind;
    }

    /** The kind, and the kinds of the links that are created before. */
    List<String> needs() {
        List<String> kinds = new ArrayList<>(List.of(kind.kind()));
        before.forEach(command -> {
            List<String> words = List.of(command.split(" "));
            if (words.contains("add") && words.contains("type")) {
                kinds.add(words.get(words.indexOf("type") + 1));
            }
        });
        return kinds;
    }

    List<String> before() {
        return before;
    }

    @Nullable
    Condition condition() {
        return condition;
    }

    /** The command that must succeed, empty when none has to. */
    String probe() {
        return probe;
    }

    /** Why the row is skipped when that command fails. */
    String probeReason() {
        return probeReason;
    }

    boolean isOnlyRead() {
        return isOnlyRead;
    }

    boolean isCopied() {
        return isCopied;
    }

    /** A spec of the link without any options. */
    S base() {
        return base.get();
    }

    S read(LinkView link) {
        return read.apply(link);
    }

    /** The options that the running kernel should have. */
    List<Option<S>> optionsHere() {
        return options.stream()
                .filter(option -> option.since().isEmpty() || RunningKernel.isAtLeast(option.since()))
                .toList();
    }

    /** The attributes that this row sets. */
    List<Attr> settable() {
        return options.stream()
                .map(Option::key)
                .filter(key -> !unset.containsKey(key))
                .toList();
    }

    /** The attributes that this row states not to be settable, with the reason. */
    Map<Attr, String> unset() {
        return unset;
    }

    @Override
    public String toString() {
        return name;
    }
}
