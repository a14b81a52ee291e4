package io.github.netlink4j.benchmarks.yardstick;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program that does operations on request, in this namespace, and reports their cost. */
final class Worker implements AutoCloseable {
    private static final long SLOW_NANOS = 1_500_000_000;

    private final String name;
    private final Set<String> slowAt = new HashSet<>();
    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    private Worker(String name, Process process) {
        this.name = name;
        this.process = process;
        this.to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Worker start(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        return new Worker(
                name, builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    String name() {
        return name;
    }

    /** Does an operation this many times, and returns its cost; empty when the program does not support it. */
    Optional<Measured> run(String task, int count) throws IOException {
        to.write(task + " " + count + "\n");
        to.flush();
        String answer = from.readLine();
        if (answer == null) {
            throw new IOException(name + " has ended in the middle of " + task);
        }
        if (answer.equals(Measured.UNKNOWN)) {
            return Optional.empty();
        }
        Measured measured = Measured.parse(answer);
        if (measured.wall() > SLOW_NANOS) {
            slowAt.add(task);
        }
        return Optional.of(measured);
    }

    /** Returns whether a turn of this operation has taken more than 1.5 seconds. */
    boolean isSlowAt(String task) {
        return slowAt.contains(task);
    }

    /** Closes the program's input, which ends the program. */
    @Override
    public void close() throws IOException {
        to.close();
        process.destroy();
    }
}
