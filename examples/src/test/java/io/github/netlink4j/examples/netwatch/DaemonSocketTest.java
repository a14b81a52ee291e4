package io.github.netlink4j.examples.netwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.NetnsTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Which users may connect, and which files exist before, while and after the daemon serves. */
@ExtendWith(UnixSockets.class)
@NetnsTest
@Timeout(60)
class DaemonSocketTest {
    private static final String NOBODY = "65534";
    private static final String ANOTHER = "65533";

    @TempDir
    private Path directory;

    private Path socket;

    @BeforeEach
    void chooseSocket() {
        socket = directory.resolve("s");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Returns how the daemon treats a client of another user, which is not root. */
    private String treatmentOfNobody() throws IOException {
        return treatmentOf(NOBODY);
    }

    private String treatmentOf(String user) throws IOException {
        return Cli.run(visit(user)).trim();
    }

    /** Returns the command that connects to the daemon as a user; with further arguments, it stays until its input ends. */
    private String[] visit(String user, String... more) throws IOException {
        permit(directory, "rwxr-xr-x");
        Path program = directory.resolve(Visitor.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(program.getParent());
        try (InputStream compiled =
                Objects.requireNonNull(Visitor.class.getResourceAsStream("Visitor.class"), "Visitor.class")) {
            Files.write(program, compiled.readAllBytes());
        }
        if (Cli.fails("setpriv", "--reuid=" + user, "--clear-groups", "true")) {
            throw new TestAbortedException("no program can be run as another user here (setpriv)");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + user,
                "--clear-groups",
                java,
                "-cp",
                directory.toString(),
                Visitor.class.getName(),
                socket.toString()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    @Test
    void givenNothing_whenServing_thenSocketIsForOwnUserAndIsRemovedWithTheDaemon() throws Exception {
        try (Daemon daemon = Daemon.start(socket)) {
            assertThat(permissions(daemon.socket())).isEqualTo("rw-------");
            assertThat(directory.toFile().list()).containsExactly("s");
        }
        assertThat(directory.toFile().list()).isEmpty();
    }

    @Test
    void givenNoDirectory_whenServing_thenCreatedForOwnUser() throws Exception {
        Path inside = directory.resolve("new").resolve("s");

        try (Daemon daemon = Daemon.start(inside)) {
            assertThat(permissions(inside.getParent())).isEqualTo("rwx------");
            assertThat(permissions(daemon.socket())).isEqualTo("rw-------");
        }
    }

    @Test
    void givenAnotherUser_whenConnecting_thenRefusedByTheFile() throws Exception {
        try (Daemon daemon = Daemon.start(socket);
                Watcher ours = daemon.synced()) {
            assertThat(treatmentOfNobody()).isEqualTo("refused");
            assertThat(ours.hasEnded()).isFalse();
        }
    }

    @Test
    void givenAnotherUser_whenTheFilePermitsIt_thenDisconnected() throws Exception {
        try (Daemon daemon = Daemon.start(socket);
                Watcher ours = daemon.synced()) {
            permit(socket, "rw-rw-rw-");

            assertThat(treatmentOfNobody()).isEqualTo("disconnected");
            assertThat(ours.hasEnded()).isFalse();
        }
    }

    @Test
    void givenAnotherUser_whenOthersAreAllowed_thenServed() throws Exception {
        NetwatchOptions options = new NetwatchOptions(socket, true, false);

        try (Daemon daemon = Daemon.start(options, Limits.defaults())) {
            assertThat(permissions(daemon.socket())).isEqualTo("rw-rw-rw-");
            assertThat(treatmentOfNobody()).isEqualTo("served");
        }
    }

    @Test
    void givenSocketOfADaemonThatDied_whenServing_thenReplaced() throws Exception {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();

        try (Daemon daemon = Daemon.start(socket);
                Watcher watcher = daemon.synced()) {
            assertThat(watcher.isSynced()).isTrue();
        }
    }

    @Test
    void givenServingDaemon_whenAnotherUsesItsSocket_thenRefusedAndTheFirstContinues() throws Exception {
        try (Daemon daemon = Daemon.start(socket)) {
            Throwable failure = catchThrowable(() -> Daemon.start(socket));

            try (Watcher watcher = daemon.synced()) {
                assertThat(failure)
                        .isInstanceOf(IOException.class)
                        .hasMessage("\"" + socket + "\" is in use: a daemon answers there");
                assertThat(watcher.isSynced()).isTrue();
            }
        }
    }

    @Test
    void givenFileThatIsNoSocket_whenServing_thenRefusedAndItStays() throws Exception {
        Files.writeString(socket, "precious");

        Throwable failure = catchThrowable(() -> Daemon.start(socket));

        assertThat(failure)
                .isInstanceOf(IOException.class)
                .hasMessage("\"" + socket + "\" exists already, and is not a socket");
        assertThat(socket).hasContent("precious");
    }

    @Test
    void givenLinkToASocket_whenServing_thenRefusedAndItStays() throws Exception {
        Files.createSymbolicLink(socket, directory.resolve("elsewhere"));

        Throwable failure = catchThrowable(() -> Daemon.start(socket));

        assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("is not a socket");
        assertThat(socket).isSymbolicLink();
    }

    @Test
    void givenDirectoryThatOthersMayChange_whenServing_thenRefused() throws Exception {
        permit(directory, "rwxrwxrwx");

        Throwable failure = catchThrowable(() -> Daemon.start(socket));

        assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("others may change it");
        assertThat(directory.toFile().list()).isEmpty();
    }

    @Test
    void givenPathThatIsTooLong_whenServing_thenRefusedWithTheLimit() {
        Path longPath = directory.resolve("x".repeat(120));

        Throwable failure = catchThrowable(() -> Daemon.start(longPath));

        assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("at most 107 ASCII characters");
    }

    @Test
    void givenSocketThatWasReplaced_whenTheDaemonEnds_thenTheOtherStays() throws Exception {
        try (Daemon daemon = Daemon.start(socket)) {
            Files.delete(daemon.socket());
            Files.writeString(socket, "another");
        }

        assertThat(socket).hasContent("another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/..", "", "a\0b\u001b[2J"})
    void givenPathThatIsNoFile_whenGivenAsSocket_thenRefusedAndEscaped(String path) {
        Throwable failure = catchThrowable(() -> NetwatchOptions.parse(List.of("--socket", path)));

        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--socket needs the path of a file: \"");
        assertThat(failure.getMessage().chars()).allMatch(c -> c >= ' ');
    }

    @Test
    void givenLimits_whenOtherUsersUseTheirShare_thenConnectionsAreLeftForTheOwner() {
        for (int most = 1; most <= 1000; most++) {
            Limits limits = new Limits(1, 1, most);
            assertThat(limits.mostOthers()).isLessThan(most);
            assertThat(limits.mostOfOneOther()).isLessThanOrEqualTo(limits.mostOthers());
        }
        assertThat(Limits.defaults().mostOfOneOther())
                .isLessThan(Limits.defaults().mostOthers() / 3);
    }

    @Test
    void givenUserWithAllConnectionsOfItsShare_whenItConnectsAgain_thenDisconnectedAndAnotherUserIsServed()
            throws Exception {
        NetwatchOptions options = new NetwatchOptions(socket, true, false);
        // Of 4 connections, other users get 3, and each of them 1.
        try (Daemon daemon = Daemon.start(options, new Limits(8 << 20, 4 << 20, 4))) {
            Process first = new ProcessBuilder(visit(NOBODY, "stay")).start();
            try {
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8));
                assertThat(out.readLine()).isEqualTo("served");

                assertThat(treatmentOf(NOBODY)).isEqualTo("disconnected");
                assertThat(treatmentOf(ANOTHER)).isEqualTo("served");
                daemon.synced().close();
            } finally {
                first.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void givenNoConnectionForOthersLeft_whenAnotherUserConnects_thenDisconnectedAndRootIsServed() throws Exception {
        NetwatchOptions options = new NetwatchOptions(socket, true, false);
        try (Daemon daemon = Daemon.start(options, new Limits(8 << 20, 4 << 20, 1))) {
            assertThat(treatmentOfNobody()).isEqualTo("disconnected");
            daemon.synced().close();
        }
    }

    @Test
    void givenDaemonProcess_whenTerminated_thenItsSocketIsGoneAndItsClientsSeeTheEnd() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.netlink4j.examples.Main",
                        "netwatchd",
                        "--socket",
                        socket.toString())
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.readLine()).isEqualTo("netwatchd: serving on \"" + socket + "\"");
            try (Watcher watcher = Watcher.synced(socket)) {
                process.toHandle().destroy();

                watcher.await("ended", Watcher::hasEnded);
                assertThat(process.waitFor()).isEqualTo(128 + 15);
                assertThat(out.readLine()).isNull();
                assertThat(socket).doesNotExist();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
