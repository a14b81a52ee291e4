package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Sys;
import io.github.netlink4j.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What remains when a name could not be created: nothing of this library, and everything of other processes. */
@LiveNs
class CreateTest {
    private static NetnsDirectory directory(Libc libc) {
        return new NetnsDirectory(libc, "/run/netns");
    }

    private static String mounts() {
        return Cli.run("cat", "/proc/self/mountinfo");
    }

    @Test
    @DisplayName("H51: another process deletes the name, and creates it again, before it is mounted")
    void givenNameThatBecomesAnothersMeanwhile_whenCreated_thenItFailsAndTheOtherKeepsTheName() {
        Netns.create("first").close();
        AtomicBoolean once = new AtomicBoolean();
        Libc racing = InterposedLibc.before("mount", () -> {
            if (Files.exists(Path.of("/run/netns/pb")) && once.compareAndSet(false, true)) {
                Cli.run("sh", "-c", "ip netns delete pb && ip netns add pb");
            }
        });

        assertThatThrownBy(() -> directory(racing).create("pb", fd -> fd))
                .isInstanceOfSatisfying(NetlinkIOException.class, e -> {
                    assertThat(e.isNotFound()).isTrue();
                    assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                })
                .hasMessage("create network namespace \"pb\" (another process deleted the name while it was created):"
                        + " ENOENT: No such file or directory");

        assertThat(Netns.list()).containsExactly("first", "pb");
        Netns.open("pb").close();
        Netns.delete("pb");
        Netns.delete("first");
    }

    @Test
    @DisplayName("H51: another process has created the name again when a later step fails")
    void givenNameThatIsAnothersWhenALaterStepFails_whenTakenBack_thenTheOtherKeepsTheName() {
        assertThatThrownBy(() -> directory(Sys.libc()).create("pb", fd -> {
                    Cli.run("sh", "-c", "ip netns delete pb && ip netns add pb");
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");

        assertThat(Netns.list()).containsExactly("pb");
        Netns.open("pb").close();
        Netns.delete("pb");
    }

    @Test
    @DisplayName("H51: another process creates the name again while the creation is undone")
    void givenNameThatBecomesAnothersWhileTakenBack_whenItIsMounted_thenTheOtherKeepsTheName() {
        AtomicBoolean once = new AtomicBoolean();
        Libc racing = InterposedLibc.before("unlinkat", () -> {
            if (once.compareAndSet(false, true)) {
                Cli.run("sh", "-c", "ip netns delete pb; ip netns add pb");
            }
        });

        assertThatThrownBy(() -> directory(racing).create("pb", fd -> {
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");

        assertThat(once).isTrue();
        assertThat(Netns.list()).containsExactly("pb");
        Netns.open("pb").close();
        Netns.delete("pb");
    }

    @Test
    void givenErrorBeforeTheMount_whenCreated_thenNoNameIsLeft() {
        Netns.create("first").close();
        Libc libc = InterposedLibc.before("mount", () -> {
            if (Files.exists(Path.of("/run/netns/pb"))) {
                throw new OutOfMemoryError("as in the middle");
            }
        });

        assertThatThrownBy(() -> directory(libc).create("pb", fd -> fd))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("as in the middle");

        assertThat(Netns.list()).containsExactly("first");
        Netns.delete("first");
    }

    @Test
    void givenErrorAfterTheMount_whenCreated_thenNoNameAndNoMountIsLeft() {
        assertThatThrownBy(() -> directory(Sys.libc()).create("pb", fd -> {
                    throw new OutOfMemoryError("as at the end");
                }))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(Netns.list()).isEmpty();
        assertThat(mounts()).doesNotContain("/run/netns/pb");
    }

    @Test
    @DisplayName("H57: a program that is killed meanwhile leaves a name without a namespace")
    void givenFileThatAKilledProgramHasLeft_whenCreated_thenTheMessageExplainsItAndDeleteRemovesIt()
            throws IOException {
        Netns.create("first").close();
        Files.createFile(Path.of("/run/netns/stale"));

        assertThatThrownBy(() -> Netns.create("stale"))
                .isInstanceOfSatisfying(
                        NetlinkIOException.class, e -> assertThat(e.isExists()).isTrue())
                .hasMessageContaining("\"/run/netns/stale\" is not a namespace: it was left behind by a program that"
                        + " was killed while it created or deleted the name")
                .hasMessageContaining("Netns.delete removes it");

        Netns.delete("stale");
        Netns.create("stale").close();
        Netns.delete("stale");
        Netns.delete("first");
    }
}
