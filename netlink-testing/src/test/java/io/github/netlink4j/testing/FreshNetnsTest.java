package io.github.netlink4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Runs test classes inside these tests: what @NetnsTest does for them, and for which faults it fails them. */
@Timeout(60)
class FreshNetnsTest {
    /** The records of the classes under test, which can write only to static fields. */
    private static final Set<String> SEEN = new LinkedHashSet<>();

    private static final List<AutoCloseable> LEFT = new ArrayList<>();

    private static String where() {
        return namespaceOf("thread-self");
    }

    private static String namespaceOf(String task) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", task, "ns/net")).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void createVeth() {
        try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            client.execute(LinkRequests.create("v0", "veth"));
        }
    }

    @BeforeEach
    void checkThatThereAreNamespaces() {
        assumeTrue(Sandbox.obstacle().isEmpty(), Sandbox.obstacle());
        SEEN.clear();
    }

    @AfterEach
    void putAway() throws Exception {
        for (AutoCloseable left : LEFT) {
            left.close();
        }
        LEFT.clear();
    }

    @NetnsTest
    static class SameLinkTwice {
        @RepeatedTest(2)
        void create() {
            createVeth();
        }
    }

    @Test
    void givenTwoTestsThatMakeTheSameLink_whenRun_thenNeitherSeesTheOthers() {
        Launched launched = Launched.run(SameLinkTwice.class);

        assertThat(launched.results).hasSize(5).allSatisfy((test, result) -> assertThat(result.getStatus())
                .as(test)
                .isEqualTo(Status.SUCCESSFUL));
    }

    @NetnsTest
    static class Everywhere {
        private final String made = where();

        @BeforeEach
        void before() {
            SEEN.add("before " + made.equals(where()));
        }

        @Test
        void test() {
            SEEN.add("test " + made.equals(where()));
        }

        @TestFactory
        List<DynamicTest> tests() {
            SEEN.add("factory " + made.equals(where()));
            return List.of(DynamicTest.dynamicTest("one", () -> SEEN.add("dynamic " + made.equals(where()))));
        }

        @AfterEach
        void after() {
            SEEN.add("after " + made.equals(where()));
            SEEN.add("at home " + made.equals(namespaceOf("self")));
        }

        @Nested
        class Inside {
            @Test
            void test() {
                SEEN.add("nested " + made.equals(where()));
            }
        }
    }

    @Test
    void givenAllPartsOfATest_whenRun_thenAllInTheSameForeignNamespace() {
        Launched launched = Launched.run(Everywhere.class);

        assertThat(launched.results)
                .allSatisfy((test, result) ->
                        assertThat(result.getStatus()).as(test).isEqualTo(Status.SUCCESSFUL));
        assertThat(SEEN)
                .containsExactlyInAnyOrder(
                        "before true",
                        "test true",
                        "factory true",
                        "dynamic true",
                        "nested true",
                        "after true",
                        "at home false");
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OnlyOne {
        private final String made = where();

        @Test
        @NetnsTest
        void inside() {
            SEEN.add("inside " + !made.equals(where()));
        }

        @Test
        void outside() {
            SEEN.add("outside " + made.equals(where()));
        }
    }

    @Test
    void givenAnnotationOnAMethod_whenRun_thenTheOthersStayAtHome() {
        Launched launched = Launched.run(OnlyOne.class);

        assertThat(launched.results)
                .allSatisfy((test, result) ->
                        assertThat(result.getStatus()).as(test).isEqualTo(Status.SUCCESSFUL));
        assertThat(SEEN).containsExactlyInAnyOrder("inside true", "outside true");
    }

    @NetnsTest
    static class Leaking {
        @Test
        void leaves() throws Exception {
            LEFT.add(NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()));
            CountDownLatch latch = new CountDownLatch(1);
            Thread thread = new Thread(
                    () -> {
                        try {
                            latch.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    },
                    "straggler");
            thread.start();
            LEFT.add(() -> {
                latch.countDown();
                thread.join();
            });
            Path name = Path.of("/run/netns/forgotten");
            Files.createDirectories(name.getParent());
            Files.createFile(name);
            LEFT.add(() -> Files.deleteIfExists(name));
        }

        @Test
        void tidies() {
            NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()).close();
        }
    }

    @Test
    void givenTestThatLeavesThings_whenRun_thenItFailsAndNamesThemAndTheOtherDoesNot() {
        Launched launched = Launched.run(Leaking.class);

        assertThat(launched.failure("leaves()"))
                .hasMessageMatching(
                        "the test has left behind: anon_inode:\\[eventfd] as descriptor [0-9]+, named namespace"
                                + " forgotten, socket:\\[[0-9]+] as descriptor [0-9]+, thread [0-9]+ \"straggler\" in"
                                + " net:\\[[0-9]+]");
        assertThat(launched.results.get("tidies()").getStatus()).isEqualTo(Status.SUCCESSFUL);
        // If all names are those of this process they are removed, and the next test does not find them.
        assertThat(Path.of("/run/netns/forgotten").toFile().exists()).isNotEqualTo(Sandbox.hasOwnNames());
    }

    @NetnsTest
    static class SkippedWithAField {
        private final NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());

        SkippedWithAField() {
            LEFT.add(socket);
        }

        @Test
        @RequiresKind("no-such-kind")
        void needsAKind() {
            throw new AssertionError("must not run with " + socket);
        }
    }

    /** JUnit creates the object before it evaluates the conditions, and then calls nothing that could close its fields. */
    @Test
    void givenSkippedTestWhoseFieldOpensSomething_whenRun_thenSkippedAndNotBlamed() {
        Launched launched = Launched.run(SkippedWithAField.class);

        assertThat(launched.skips).containsEntry("needsAKind()", "this kernel has no link kind no-such-kind");
        assertThat(launched.results).hasSize(2).allSatisfy((test, result) -> assertThat(result.getStatus())
                .as(test)
                .isEqualTo(Status.SUCCESSFUL));
    }

    @NetnsTest
    static class Slow {
        @Test
        @Timeout(1)
        void waits() throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @Test
        @Timeout(1)
        void doesNotListen() {
            while (LEFT.isEmpty()) {
                Thread.onSpinWait();
            }
        }

        @AfterEach
        void after() {
            SEEN.add("after " + Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void givenTestThatDoesNotEnd_whenItsTimeIsUp_thenItIsInterruptedAndItsEndWaitedFor() {
        Launched launched = Launched.run(Slow.class);
        LEFT.add(() -> {});

        assertThat(launched.failure("waits()"))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("timed out after 1 second");
        assertThat(SEEN).containsExactly("after false");
        Throwable failure = launched.failure("doesNotListen()");
        assertThat(failure).isInstanceOf(TimeoutException.class);
        assertThat(failure).hasStackTraceContaining("its thread is at the place of this stack trace");
        assertThat(failure).hasStackTraceContaining("FreshNetnsTest$Slow.doesNotListen");
    }

    static class Needy {
        @Test
        @RequiresKind({"veth", "no-such-kind"})
        void needsAKind() {
            throw new AssertionError("must not run");
        }

        @Test
        @RequiresKind("veth")
        void hasItsKind() {}

        @Test
        @RequiresKernel("999.1")
        void needsANewKernel() {
            throw new AssertionError("must not run");
        }

        @Test
        @RequiresKernel(max = "2.6")
        void needsAnOldKernel() {
            throw new AssertionError("must not run");
        }

        @Test
        @RequiresKernel(value = "2.4", max = "2.6")
        void needsOneBetween() {
            throw new AssertionError("must not run");
        }

        @Test
        @RequiresKernel(value = "4.0", max = "999")
        void hasItsKernel() {}
    }

    @Test
    void givenTestsThatNeedWhatIsNotThere_whenRun_thenSkippedAndEachWithAReason() {
        List<String> said = new ArrayList<>();

        Launched launched = Launched.run(Needy.class, new SkipReporter(said::add));

        String kernel = "this kernel is " + KernelVersion.running() + ", not ";
        assertThat(launched.skips)
                .containsEntry("needsAKind()", "this kernel has no link kind no-such-kind")
                .containsEntry("needsANewKernel()", kernel + "999.1 or newer")
                .containsEntry("needsAnOldKernel()", kernel + "2.6 or older")
                .containsEntry("needsOneBetween()", kernel + "2.4 to 2.6")
                .hasSize(4);
        assertThat(launched.results.get("hasItsKind()").getStatus()).isEqualTo(Status.SUCCESSFUL);
        assertThat(launched.results.get("hasItsKernel()").getStatus()).isEqualTo(Status.SUCCESSFUL);
        assertThat(said)
                .hasSize(4)
                .contains("skipped: io.github.netlink4j.testing.FreshNetnsTest$Needy: needsAKind(): this kernel has no"
                        + " link kind no-such-kind");
    }
}
