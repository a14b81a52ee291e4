package io.github.netlink4j.socket;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The result of querying the kernel about a request that it refused; see {@link Request.Hint#diagnose}.
 *
 * @param outcome whether the change happened
 * @param parts the parts of the change that are in effect, null when none is or when that was not examined
 * @param hint a sentence for the error message, null when there is nothing to add to the kernel's text
 */
public record Diagnosis(
        Outcome outcome,
        @Nullable ChangeParts parts,
        @Nullable String hint) {
    /** Returns a diagnosis of a change that had no effect, with the usual reason for the refusal. */
    public static Diagnosis rejected(String hint) {
        return new Diagnosis(Outcome.REJECTED, null, hint);
    }

    /**
     * Returns a diagnosis of a refused change of consecutive numbers, such as VLANs, which the kernel changes one after the
     * other: those before the refused one stay changed. Null when none is.
     *
     * @param name what the numbers are, such as {@code vid}
     * @param isInEffect whether the change of a number is in effect
     */
    public static @Nullable Diagnosis ofRange(String name, long first, long last, LongPredicate isInEffect) {
        long next = first;
        while (next <= last && isInEffect.test(next)) {
            next++;
        }
        ChangeParts parts = new ChangeParts(part(name, first, next - 1), part(name, next, last), List.of());
        return next == first ? null : new Diagnosis(Outcome.PARTIAL, parts, null);
    }

    private static List<AttrPath> part(String name, long first, long last) {
        return first > last ? List.of() : List.of(new AttrPath(List.of(name + " " + Text.range(first, last))));
    }
}
