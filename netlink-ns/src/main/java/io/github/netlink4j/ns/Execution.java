package io.github.netlink4j.ns;

import io.github.netlink4j.codec.Text;

/**
 * The result of a program.
 *
 * @param exitCode exit code of the program; 128 plus the signal number when a signal ended it
 * @param output standard output and standard error, decoded as UTF-8; other bytes are replaced
 */
public record Execution(int exitCode, String output) {
    private static final int MOST_SHOWN = 1000;

    /** Returns whether the exit code is 0. */
    public boolean isSuccess() {
        return exitCode == 0;
    }

    /** Returns code and output, as in {@code exit code 1, output "Cannot find device"}; a long output is truncated. */
    @Override
    public String toString() {
        return "exit code " + exitCode + ", output " + Text.quote(output, MOST_SHOWN);
    }
}
