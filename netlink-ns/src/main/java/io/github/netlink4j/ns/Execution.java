package io.github.netlink4j.ns;

import io.github.netlink4j.codec.Text;

/**
 * What became of a program.
 *
 * @param exitCode what it ended with; 0 when all went well, 128 and the number of the signal when one ended it
 * @param output what it wrote, errors included, as UTF-8; what is not is replaced
 */
public record Execution(int exitCode, String output) {
    private static final int MOST_SHOWN = 1000;

    /** Whether it ended with 0. */
    public boolean isSuccess() {
        return exitCode == 0;
    }

    /** As in {@code exit code 1, output "Cannot find device"}; a long output is cut. */
    @Override
    public String toString() {
        return "exit code " + exitCode + ", output " + Text.quote(output, MOST_SHOWN);
    }
}
