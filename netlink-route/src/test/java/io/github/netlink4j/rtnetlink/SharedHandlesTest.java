package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Soak;
import io.github.netlink4j.testing.TestNetns;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads, platform and virtual ones, share one handle that is closed and replaced under them, while they are
 * interrupted and time out. Every call returns its own answer, or throws the exception for its failure. The answer to each
 * question identifies the question.
 */
@LiveRoute
@Tag("soak")
class SharedHandlesTest {
    private static final long CALLS = Soak.times(100_000);
    private static final long MORE_CALLS = 5_000_000;
    private static final List<String> ENDINGS = List.of("answered", "interrupted", "timed out", "closed", "reopened");
    private static final int PLATFORM_THREADS = 32;
    private static final int VIRTUAL_THREADS = 256;
    private static final int PAIRS = 16;
    /** The longest of these is about the duration of one call among this many threads. */
    private static final int[] SHORT_MICROS = {1, 5, 10, 25, 50, 100, 150, 200};

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(30);

    /**
     * Starts threads in the namespace in which the JVM started: a thread inherits the namespace of the one that starts it.
     */
    private static ExecutorService home;

    private final AtomicReference<RtNetlink> shared = new AtomicReference<>();
    private final List<RtNetlink> hasty = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch allStarted = new CountDownLatch(1);
    private final AtomicLong left = new AtomicLong(CALLS);
    private final ConcurrentMap<String, LongAdder> endings = new ConcurrentSkipListMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private TestNetns namespace;

    @BeforeAll
    static void begin() throws Exception {
        home = Executors.newSingleThreadExecutor();
        home.submit(() -> {}).get();
    }

    @AfterAll
    static void end() {
        home.shutdown();
    }

    @Test
    @DisplayName("T3, H16, H55: any thread could take any answer")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void givenManyThreads_whenTheyShareHandles_thenEachGetsHisOwnAnswerAndAllEnd(RtNetlink nl) throws Exception {
        for (int i = 0; i < PAIRS; i++) {
            nl.links().createVeth("a" + i, "b" + i);
        }
        nl.addresses().add("a0", "10.0.0.1/8");
        nl.links().up("a0");
        nl.links().up("b0");
        namespace = TestNetns.current();
        shared.set(open(LONG));
        for (int micros : SHORT_MICROS) {
            hasty.add(open(Duration.ofNanos(micros * 1000L)));
        }
        long begun = System.nanoTime();

        startThreads();
        allStarted.countDown();
        while (threads.get(0).isAlive() && wrong.isEmpty()) {
            threads.get(0).join(100);
        }
        long deadline = System.nanoTime() + END.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            assertThat(thread.isAlive()).as("%s has not ended", thread).isFalse();
        }

        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        shared.get().close();
        hasty.forEach(RtNetlink::close);
        namespace.close();
        System.out.println(threads.size() + " threads, " + CALLS + " calls in " + millis + " ms: " + endings);
        assertThat(wrong).isEmpty();
        assertThat(endings).containsKeys(ENDINGS.toArray(String[]::new));
    }

    private RtNetlink open(Duration timeout) {
        return RtNetlink.open(namespace, SocketOptions.defaults().timeout(timeout));
    }

    private void startThreads() throws Exception {
        Method virtual = startVirtualThread();
        home.submit((Callable<Void>) () -> {
                    for (int i = 0; i < PLATFORM_THREADS; i++) {
                        Thread thread = new Thread(this::work, "platform " + i);
                        thread.start();
                        threads.add(thread);
                    }
                    for (int i = 0; virtual != null && i < VIRTUAL_THREADS; i++) {
                        threads.add((Thread) virtual.invoke(null, (Runnable) this::work));
                    }
                    return null;
                })
                .get();
    }

    /** Null before JDK 21. */
    private static Method startVirtualThread() {
        try {
            return Runtime.version().feature() < 21
                    ? null
                    : Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private void work() {
        while (!hasBegun()) {
            // Interrupted by a thread that has started earlier.
        }
        while (isCallLeft() && wrong.isEmpty()) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int chance = random.nextInt(1000);
            if (chance < 5) {
                Thread.currentThread().interrupt();
            } else if (chance < 10) {
                threads.get(random.nextInt(threads.size())).interrupt();
            } else if (chance == 10) {
                reopen();
            }
            boolean hurried = chance >= 990;
            call(hurried ? hasty.get(random.nextInt(hasty.size())) : shared.get(), hurried);
            // The call has thrown for an interrupt, or had no need to wait.
            Thread.interrupted();
        }
    }

    /** By chance, the calls may all end in fewer ways than there are: then more calls are made. */
    private boolean isCallLeft() {
        long number = left.getAndDecrement();
        return number > 0 || (number > -MORE_CALLS && !endings.keySet().containsAll(ENDINGS));
    }

    private boolean hasBegun() {
        try {
            return allStarted.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void reopen() {
        RtNetlink next = open(LONG);
        shared.getAndSet(next).close();
        count("reopened");
    }

    private void count(String ending) {
        endings.computeIfAbsent(ending, e -> new LongAdder()).increment();
    }

    private void call(RtNetlink handle, boolean hurried) {
        try {
            ask(handle);
            count("answered");
        } catch (NetlinkTimeoutException e) {
            count("timed out");
            expect(hurried && e.outcome() != Outcome.UNKNOWN, e);
        } catch (NetlinkInterruptedException e) {
            count("interrupted");
            expect(Thread.currentThread().isInterrupted() && e.outcome() != Outcome.UNKNOWN, e);
        } catch (NetlinkIOException e) {
            count("closed");
            expect(e.getMessage().contains("the handle") && e.outcome() != Outcome.UNKNOWN, e);
        } catch (NetlinkException e) {
            expect(false, e);
        }
    }

    private void expect(boolean expected, NetlinkException e) {
        if (!expected) {
            wrong.add(Thread.currentThread() + ": " + e);
        }
    }

    private void ask(RtNetlink handle) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int kind = random.nextInt(200);
        if (kind == 0) {
            expectSame("all links", 1 + 2 * PAIRS, handle.links().list().size());
        } else if (kind < 100) {
            int index = 1 + random.nextInt(1 + 2 * PAIRS);
            expectSame("link", index, handle.links().get(index).index());
        } else {
            String address = "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7";
            expectSame(
                    "route",
                    address,
                    handle.routes().get(address).destination().address().toString());
        }
    }

    private void expectSame(String what, Object asked, Object answered) {
        if (!asked.equals(answered)) {
            wrong.add(what + ": asked for " + asked + ", answered " + answered);
        }
    }
}
