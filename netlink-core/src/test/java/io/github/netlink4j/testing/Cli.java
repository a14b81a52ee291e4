package io.github.netlink4j.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs programs such as {@code ip} in the network namespace of the calling thread, to hear a second opinion. */
public final class Cli {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Starts all programs, from the namespace where the tests began: the JDK keeps a thread for each running program, and
     * that thread would stay in the namespace of whoever started it.
     */
    private static final ExecutorService LAUNCHER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "cli");
        thread.setDaemon(true);
        return thread;
    });

    private Cli() {}

    /** Starts the launcher. To be called before the first thread enters a namespace. */
    static void prime() throws Exception {
        onLauncher(() -> execute(List.of("true")));
    }

    /** The output of a program. Fails when the program does. */
    public static String run(String... command) {
        List<String> inside = new ArrayList<>(List.of("nsenter", "--net=" + namespace(), "--"));
        inside.addAll(List.of(command));
        try {
            return onLauncher(() -> execute(inside));
        } catch (Exception e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    /** Whether a program fails. */
    public static boolean fails(String... command) {
        try {
            run(command);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    /** The output of a program that writes JSON, such as {@code ip -j -d link}. */
    public static JsonNode json(String... command) {
        try {
            return JSON.readTree(run(command));
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    private static String namespace() {
        try {
            // The link tells which thread reads it, as 123/task/456.
            return "/proc/" + Files.readSymbolicLink(Path.of("/proc/thread-self")) + "/ns/net";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T onLauncher(Callable<T> work) throws Exception {
        return LAUNCHER.submit(work).get();
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
