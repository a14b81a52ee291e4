package io.github.netlink4j.ns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What became of a program.
 *
 * @param status what it ended with; 0 when all went well
 * @param output what it wrote, errors included
 */
public record Execution(int status, String output) {
    static Execution of(Process process) throws InterruptedException {
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Execution(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whether it ended with 0. */
    public boolean isSuccess() {
        return status == 0;
    }
}
