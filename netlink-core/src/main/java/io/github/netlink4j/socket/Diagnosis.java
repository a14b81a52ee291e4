package io.github.netlink4j.socket;

import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.Outcome;
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
}
