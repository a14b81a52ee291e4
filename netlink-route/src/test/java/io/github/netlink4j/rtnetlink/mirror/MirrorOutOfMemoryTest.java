package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.sys.NetnsThread;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More routes than fit the heap, mirrored in a JVM of its own. */
@Tag("slow")
@LiveRoute
class MirrorOutOfMemoryTest {
    private static final int ROUTES = 8_000;
    /** Enough next hops to make a route large: 16 bytes each. */
    private static final int NEXT_HOPS = 250;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Mirrors more than fits, and prints how each call ends. */
    static final class Mirrors {
        public static void main(String[] args) {
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + ": " + e));
            NetnsThread.callInNew(() -> {
                makeRoutes();
                mirror(args[0].equals("follow"));
                return 0;
            });
        }

        private static void makeRoutes() {
            try (RtNetlink nl = RtNetlink.open()) {
                nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
                nl.addresses().add("v0", "192.168.0.1/16");
                NextHop[] hops = new NextHop[NEXT_HOPS];
                for (int i = 0; i < NEXT_HOPS; i++) {
                    hops[i] = NextHop.via("192.168.1." + i);
                }
                Batch batch = nl.batch();
                for (int i = 0; i < ROUTES; i++) {
                    batch.routes()
                            .add(RouteSpec.to("10." + (i >> 8) + "." + (i & 0xff) + ".0/24")
                                    .multipath(hops));
                    if (i % 100 == 99) {
                        batch.execute();
                        batch = nl.batch();
                    }
                }
            }
        }

        private static void mirror(boolean follows) {
            try (Mirror mirror = Mirror.open(Route.TYPE)) {
                if (follows) {
                    mirror.follow(event -> {});
                }
                for (int i = 0; i < 2; i++) {
                    print("awaitQuiet", () -> mirror.awaitQuiet(TIMEOUT));
                }
                print("size", () -> mirror.of(Route.TYPE).size());
                print("snapshot", mirror::snapshot);
                System.out.println("synced " + mirror.isSynced());
            }
        }

        private static void print(String what, Runnable call) {
            String how = "returned";
            try {
                call.run();
            } catch (RuntimeException | Error e) {
                how = e.getClass().getSimpleName();
                if (e.getCause() != null) {
                    how += " because of " + e.getCause().getClass().getSimpleName();
                }
            }
            System.out.println(what + " " + how);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow", "poll"})
    void givenMoreThanFitsTheHeap_whenAwaited_thenEachCallEndsAndNothingIsHeld(String driver) throws Exception {
        Path file = Files.createTempFile("out-of-memory", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseG1GC",
                        "-Xmx28m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mirrors.class.getName(),
                        driver)
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        boolean ended = process.waitFor(TIMEOUT.toSeconds() * 4, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);

        String because = "NetlinkIOException because of OutOfMemoryError";
        assertThat(ended).as(output).isTrue();
        assertThat(output.lines().filter(line -> !line.startsWith("netlink-mirror: java.lang.OutOfMemoryError")))
                .containsExactly(
                        "awaitQuiet " + (driver.equals("follow") ? because : "OutOfMemoryError"),
                        "awaitQuiet " + because,
                        "size " + because,
                        "snapshot " + because,
                        "synced false");
    }
}
