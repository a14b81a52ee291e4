package io.github.netlink4j.benchmarks.yardstick;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Does the same operations as the C program, by the public methods of this library, with the same protocol: reads lines
 * {@code operation count}, and answers each with wall-clock time, CPU time, allocated bytes and a checksum.
 */
public final class Ours {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Yard yard = new Yard();
    private final Map<String, Task> tasks = new HashMap<>();

    private Ours() {
        RouteTasks routes = new RouteTasks(yard);
        tasks.putAll(new LinkTasks(yard).all());
        tasks.putAll(routes.all());
        tasks.putAll(new AddressTasks(yard).all());
        tasks.putAll(new NamespaceTasks().all());
        tasks.putAll(new EventTasks(routes).all());
    }

    /** Answers lines of the standard input until its end. */
    public static void main(String[] args) throws IOException {
        Ours ours = new Ours();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            System.out.println(ours.answer(words[0], Integer.parseInt(words[1])));
        }
    }

    private String answer(String operation, int count) {
        Task task = tasks.get(operation);
        if (task == null) {
            return Measured.UNKNOWN;
        }
        yard.look();
        return measure(task, count).toLine();
    }

    private static Measured measure(Task task, int count) {
        task.prepare().times(count);
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long cpu = cpu(task);
        long wall = System.nanoTime();
        long seen = task.run().times(count);
        wall = System.nanoTime() - wall;
        cpu = cpu(task) - cpu;
        bytes = THREAD.getCurrentThreadAllocatedBytes() - bytes;
        task.restore().times(count);
        return new Measured(wall, cpu, bytes, seen);
    }

    private static long cpu(Task task) {
        return task.onThreads() ? PROCESS.getProcessCpuTime() : THREAD.getCurrentThreadCpuTime();
    }
}
