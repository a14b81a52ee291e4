package io.github.netlink4j.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.netlink4j.Work;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs such as {@code ip} in the network namespace of the calling thread, to check results independently. */
public final class Cli {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Cli() {}

    /** Returns the output of a program. Fails when the program does. */
    public static String run(String... command) {
        List<String> inside = new ArrayList<>(List.of("nsenter", "--net=" + namespace(), "--"));
        inside.addAll(List.of(command));
        try {
            return fromHome(() -> execute(inside));
        } catch (Exception e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    /** Returns whether a program fails. */
    public static boolean fails(String... command) {
        return !failure(command).isEmpty();
    }

    /** Returns the output of a program that fails, empty when it succeeds. */
    public static String failure(String... command) {
        try {
            run(command);
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getCause().getMessage()).strip();
        }
    }

    /**
     * Returns the output of a program that writes JSON. Tests read that of {@code ip} and {@code bridge} by {@link
     * Iproute}.
     */
    static JsonNode json(String... command) {
        return parse(run(command));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    private static String namespace() {
        try {
            // The link contains the thread that reads it, as 123/task/456.
            return "/proc/" + Files.readSymbolicLink(Path.of("/proc/thread-self")) + "/ns/net";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Starts a program from the namespace where the JVM was started: the JDK has a thread for each running program, and that
     * thread would stay in the namespace of the thread that starts the program.
     */
    private static String fromHome(Work<String, Exception> start) throws Exception {
        int home = NetnsFile.open("/proc/self/ns/net");
        try {
            return NetnsThread.call(() -> home, start);
        } finally {
            Sys.libc().close(home);
        }
    }

    private static String execute(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " answered " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
