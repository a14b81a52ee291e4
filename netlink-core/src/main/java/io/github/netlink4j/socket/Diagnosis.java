package io.github.netlink4j.socket;

import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the kernel has found about a request that it refused; see {@link Request.Hint#diagnose}.
 *
 * @param outcome whether the change has happened
 * @param parts which parts of it are in effect, null when that was not looked at or none of them is
 * @param hint a sentence for the reader of the error, null when there is nothing to add to what the kernel reports
 */
public record Diagnosis(
        Outcome outcome,
        @Nullable ChangeParts parts,
        @Nullable String hint) {
    /** Nothing was changed, and this is the usual reason. */
    public static Diagnosis rejected(String hint) {
        return new Diagnosis(Outcome.REJECTED, null, hint);
    }
}
