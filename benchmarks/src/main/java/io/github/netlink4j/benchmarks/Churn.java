package io.github.netlink4j.benchmarks;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long does a listing of all links take, and is each listing correct, while threads create and delete veth pairs all the
 * time? Started by {@code benchmarks/churn}, in a network namespace of its own.
 */
public final class Churn {
    private static final String STABLE = "s";

    private final int links;
    private final int threads;
    private final int seconds;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final LongAdder pairs = new LongAdder();

    private Churn(int links, int threads, int seconds) {
        this.links = links;
        this.threads = threads;
        this.seconds = seconds;
    }

    /** Runs the benchmark. Arguments: number of permanent links (1200), threads (8), seconds (60). */
    public static void main(String[] args) throws InterruptedException {
        new Churn(argument(args, 0, 1200), argument(args, 1, 8), argument(args, 2, 60)).run();
    }

    private static int argument(String[] args, int position, int usual) {
        return args.length > position ? Integer.parseInt(args[position]) : usual;
    }

    private void run() throws InterruptedException {
        List<Thread> churning = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        int failed = 0;
        int wrong = 0;
        try (RtNetlink nl = RtNetlink.open()) {
            for (int i = 0; i < links / 2; i++) {
                nl.links().createVeth(STABLE + i, STABLE + i + "p");
            }
            for (int i = 0; i < threads; i++) {
                churning.add(new Thread(churn("c" + i)));
            }
            churning.forEach(Thread::start);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() - end < 0) {
                long before = System.nanoTime();
                try {
                    List<Link> all = nl.links().list();
                    wrong += all.stream()
                                            .filter(link -> link.name().startsWith(STABLE))
                                            .count()
                                    == links
                            ? 0
                            : 1;
                } catch (NetlinkException e) {
                    failed++;
                    System.out.println(e);
                }
                nanos.add(System.nanoTime() - before);
            }
        } finally {
            stop.set(true);
            for (Thread thread : churning) {
                thread.join();
            }
        }
        nanos.sort(null);
        System.out.printf(
                "%d links, %d threads, %d s, %d pairs/s: %d listings, %d failed, %d wrong, median %d ms, worst %d ms%n",
                links,
                threads,
                seconds,
                pairs.sum() / seconds,
                nanos.size(),
                failed,
                wrong,
                TimeUnit.NANOSECONDS.toMillis(nanos.get(nanos.size() / 2)),
                TimeUnit.NANOSECONDS.toMillis(nanos.get(nanos.size() - 1)));
    }

    private Runnable churn(String name) {
        return () -> {
            try (RtNetlink nl = RtNetlink.open()) {
                while (!stop.get()) {
                    nl.links().createVeth(name, name + "p");
                    nl.links().delete(name);
                    pairs.increment();
                }
            }
        };
    }
}
