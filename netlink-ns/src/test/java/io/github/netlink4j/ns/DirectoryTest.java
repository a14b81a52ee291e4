package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.Sys;
import io.github.netlink4j.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The directory of names, manipulated by other users. */
@LiveNs
@Timeout(20)
class DirectoryTest {
    private final Libc libc = Sys.libc();

    @TempDir
    Path temporary;

    private NetnsDirectory directory(Path path) {
        return new NetnsDirectory(libc, path.toString());
    }

    @Test
    void givenNoDirectory_whenListed_thenNoNames() {
        assertThat(directory(temporary.resolve("none")).list()).isEmpty();
    }

    @Test
    void givenPlainFileInItsPlace_whenListed_thenAnExceptionOfOurs() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> directory(file).list())
                .isInstanceOf(NetlinkIOException.class)
                .hasMessage("list network namespaces in " + file + ": ENOTDIR: Not a directory");
    }

    @Test
    @DisplayName("H58: the directory is a symbolic link")
    void givenSymbolicLinkInItsPlace_whenUsed_thenNotFollowed() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectory(temporary.resolve("it")));

        assertThatThrownBy(() -> directory(link).list()).isInstanceOf(NetlinkIOException.class);
        assertThatThrownBy(() -> directory(link).open("pb")).hasMessageContaining("ENOTDIR");
        assertThatThrownBy(() -> directory(link).create("pb", fd -> fd)).hasMessageContaining("ENOTDIR");
        assertThatThrownBy(() -> directory(link).delete("pb")).hasMessageContaining("ENOTDIR");
    }

    @Test
    @DisplayName("H58: a symbolic link in the directory")
    void givenNameThatIsASymbolicLink_whenOpened_thenNotFollowedAndDeleteRemovesTheLink() {
        Netns.create("first").close();
        Cli.run("ln", "-s", "first", "/run/netns/link");

        assertThatThrownBy(() -> Netns.open("link"))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessageStartingWith(
                        "\"/run/netns/link\" is a symbolic link, and links to network namespaces are not"
                                + " followed");
        assertThatThrownBy(() -> Netns.create("link")).hasMessageContaining("EEXIST");

        Netns.delete("link");
        assertThat(Netns.list()).containsExactly("first");
        Netns.delete("first");
    }

    @Test
    @DisplayName("H59: opening a FIFO blocks until another program opens it")
    void givenFifo_whenOpened_thenRefusedAtOnce() {
        Netns.create("first").close();
        Cli.run("mkfifo", "/run/netns/fifo");

        assertThatThrownBy(() -> Netns.open("fifo")).hasMessageContaining("is not a namespace");
        assertThatThrownBy(() -> Netns.openFile("/run/netns/fifo")).hasMessageContaining("is not a namespace");
        assertThatThrownBy(() -> Netns.open(Path.of("/run/netns/fifo"))).hasMessageContaining("is not a namespace");
        assertThatThrownBy(() -> Netns.create("fifo")).hasMessageContaining("is not a namespace");

        Netns.delete("fifo");
        Netns.delete("first");
    }

    @Test
    void givenDirectoryThatItsGroupCanWrite_whenCreated_thenTheMessageNamesTheGroupAndTheRemedy() {
        Netns.create("first").close();
        Cli.run("chmod", "0775", "/run/netns");

        assertThatThrownBy(() -> Netns.create("second"))
                .hasMessage("create network namespace \"second\": /run/netns has mode 0775: its group could put other"
                        + " namespaces there; chmod go-w /run/netns corrects it");

        Cli.run("chmod", "0755", "/run/netns");
        Netns.delete("first");
    }

    @Test
    void givenDirectoryOfAnotherUser_whenCreated_thenRefused() throws IOException {
        Path others = Files.createDirectory(temporary.resolve("others"));
        assumeThat(Cli.fails("chown", "4711", others.toString()))
                .as("this user namespace has no other user")
                .isFalse();

        assertThatThrownBy(() -> directory(others).create("pb", fd -> fd))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessageStartingWith("create network namespace \"pb\": " + others
                        + " belongs to user 4711, who could put other namespaces there");

        assertThat(directory(others).list()).isEmpty();
    }

    @Test
    void givenUserNamespace_whenTheDirectoryBelongsToTheMachine_thenTheMessageNamesTheRemedies() throws IOException {
        assumeThat(Files.getAttribute(Path.of("/usr"), "unix:uid"))
                .as("this is no user namespace that lacks the user of /usr")
                .isNotEqualTo(0);

        assertThatThrownBy(() -> directory(Path.of("/usr")).create("pb", fd -> fd))
                .hasMessageContaining("/usr belongs to user 65534")
                .hasMessageEndingWith("mount a tmpfs on /run, or use Netns.anonymous()");
        assertThatThrownBy(() -> directory(Path.of("/usr/none")).create("pb", fd -> fd))
                .hasMessageContaining("the directory above it cannot be written")
                .hasMessageContaining("mount a tmpfs on /run, or use Netns.anonymous()");
    }

    @Test
    void givenLockThatAnotherHolds_whenTheDirectoryIsAMountAlready_thenCreatedAtOnce() throws IOException {
        Netns.create("first").close();
        int lock = hold(Path.of("/run/netns"));

        Netns.create("second").close();

        libc.close(lock);
        Netns.delete("first");
        Netns.delete("second");
    }

    @Test
    @DisplayName("H60: any user can hold the lock on a directory")
    void givenLockThatAnotherHolds_whenNeeded_thenTheWaitEndsInTime() throws IOException {
        Path fresh = Files.createDirectory(temporary.resolve("fresh"));
        int lock = hold(fresh);

        assertThatThrownBy(() -> new SharedDirectory(libc, fresh.toString(), "try", Duration.ofMillis(50)).prepare())
                .isInstanceOf(NetlinkTimeoutException.class)
                .hasMessage("try: another process has held the lock on " + fresh + " for 50 ms");

        libc.close(lock);
        libc.close(new SharedDirectory(libc, fresh.toString(), "try again", Duration.ofSeconds(5)).prepare());
        Cli.run("umount", fresh.toString());
    }

    @Test
    @DisplayName("H60: a blocking flock() has no timeout, and an interrupt does not end it")
    void givenLockThatAnotherHolds_whenInterrupted_thenTheWaitEnds() throws IOException {
        Path fresh = Files.createDirectory(temporary.resolve("fresh"));
        int lock = hold(fresh);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> directory(fresh).create("pb", fd -> fd))
                .isInstanceOf(NetlinkInterruptedException.class)
                .hasMessageContaining("interrupted while another process held the lock on " + fresh);

        assertThat(Thread.interrupted()).isTrue();
        libc.close(lock);
    }

    /** Locks a directory as another process would: a lock belongs to the open file, not to the process. */
    private int hold(Path path) {
        int fd = SharedDirectory.open(libc, path.toString());
        assertThat(libc.flock(fd, Native.LOCK_EX | Native.LOCK_NB)).isZero();
        return fd;
    }
}
