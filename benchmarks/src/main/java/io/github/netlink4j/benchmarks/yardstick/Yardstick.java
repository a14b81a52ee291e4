package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.rtnetlink.RtNetlink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much does this library add to the cost of the kernel? Makes it and a C program without any library do the same in the
 * same namespace, in turn, and prints a table. Started by {@code benchmarks/run}, which describes the options.
 */
public final class Yardstick {
    private static final int REHEARSAL = 3;

    private final List<String> words = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private boolean markdown;
    private boolean quick;
    private boolean list;

    private Yardstick() {}

    /**
     * Runs the comparison. Arguments: options, programs as {@code NAME=COMMAND}, and names of operations or their beginnings.
     */
    public static void main(String[] args) throws IOException {
        new Yardstick().run(args);
    }

    private void run(String[] args) throws IOException {
        List<String> programs = new ArrayList<>();
        for (String arg : args) {
            switch (arg) {
                case "--quick" -> quick = true;
                case "--markdown" -> markdown = true;
                case "--list" -> list = true;
                default -> (arg.contains("=") ? programs : words).add(arg);
            }
        }
        List<Operation> operations = Operation.selected(words, quick);
        if (list) {
            operations.forEach(operation -> System.out.printf("%-24s %s%n", operation.name(), operation.title()));
        } else if (operations.isEmpty()) {
            throw new IllegalArgumentException("no such operation: " + words + "; --list prints all");
        } else {
            compare(operations, programs);
        }
    }

    private void compare(List<Operation> operations, List<String> programs) throws IOException {
        if (!"net".equals(System.getenv("NETLINK4J_SANDBOX"))) {
            throw new IllegalStateException(
                    "this needs a network namespace of its own: " + System.getenv("NETLINK4J_SANDBOX_REASON"));
        }
        Contest contest = quick ? Contest.quick() : Contest.thorough();
        Table table = new Table();
        try (RtNetlink nl = RtNetlink.open(Yard.OPTIONS)) {
            for (String program : programs) {
                String[] parts = program.split("=", 2);
                workers.add(Worker.start(parts[0], List.of(parts[1].split(" +"))));
            }
            Scene.BARE.build(nl);
            rehearse(operations);
            Scene scene = Scene.BARE;
            for (Operation operation : operations) {
                System.err.println(operation.name() + " …");
                if (operation.scene() != scene) {
                    scene.clear(nl);
                    scene = operation.scene();
                    scene.build(nl);
                }
                table.add(operation, contest.run(operation, workers));
            }
        } finally {
            for (Worker worker : workers) {
                worker.close();
            }
        }
        System.out.println(machine());
        System.out.println();
        table.print(System.out, markdown);
    }

    /** Does every operation before the measurement, so that each is measured in a program that has done all of them. */
    private void rehearse(List<Operation> operations) throws IOException {
        for (Operation operation : operations) {
            for (Worker worker : workers) {
                worker.run(operation.task(), REHEARSAL);
            }
        }
    }

    private static String machine() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " × " + processor + ", Linux "
                + System.getProperty("os.version") + ", JDK " + System.getProperty("java.version");
    }
}
