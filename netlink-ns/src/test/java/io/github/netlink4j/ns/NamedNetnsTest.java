package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LiveNs
class NamedNetnsTest {
    @Test
    void givenNamespaceOfOurs_whenIpLists_thenItIsThereAndUsable() {
        Netns.create("pb").close();

        String listed = Cli.run("ip", "netns", "list");
        String links = Cli.run("ip", "netns", "exec", "pb", "ip", "-o", "link");

        assertThat(listed.strip()).startsWith("pb");
        assertThat(links).startsWith("1: lo:");
        Netns.delete("pb");
    }

    @Test
    void givenNamespaceOfIp_whenOpened_thenItIsTheSameAsIpHas() {
        Cli.run("ip", "netns", "add", "jelly");

        String inode;
        try (Netns jelly = Netns.open("jelly")) {
            inode = "net:[" + jelly.identity().inode() + "]";
        }

        assertThat(Netns.list()).containsExactly("jelly");
        assertThat(Cli.run("ip", "netns", "exec", "jelly", "readlink", "/proc/self/ns/net")
                        .strip())
                .isEqualTo(inode);
        Netns.delete("jelly");
        assertThat(Cli.run("ip", "netns", "list")).isEmpty();
    }

    @Test
    void givenNamespaceOfOurs_whenIpDeletesIt_thenItIsGone() {
        Netns.create("pb").close();

        Cli.run("ip", "netns", "delete", "pb");

        assertThat(Netns.list()).isEmpty();
    }

    @Test
    void givenName_whenCreatedAgain_thenExistsAndTheFirstIsUntouched() {
        try (Netns first = Netns.create("pb")) {
            NetnsIdentity identity = first.identity();

            assertThatThrownBy(() -> Netns.create("pb"))
                    .isInstanceOfSatisfying(NetlinkIOException.class, e -> {
                        assertThat(e.isExists()).isTrue();
                        assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                    })
                    .hasMessage("create network namespace \"pb\": EEXIST: File exists");

            try (Netns again = Netns.open("pb")) {
                assertThat(again.identity()).isEqualTo(identity);
            }
        }
        Netns.delete("pb");
    }

    @Test
    void givenNoSuchName_whenOpenedOrDeleted_thenNotFound() {
        assertThatThrownBy(() -> Netns.open("nope"))
                .isInstanceOfSatisfying(NetlinkIOException.class, e -> assertThat(e.isNotFound())
                        .isTrue());
        assertThatThrownBy(() -> Netns.delete("nope"))
                .isInstanceOfSatisfying(NetlinkIOException.class, e -> assertThat(e.isNotFound())
                        .isTrue())
                .hasMessageContaining("\"nope\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\0b", "half \ud800"})
    void givenBadName_whenUsed_thenRefusedByName(String name) {
        assertThatThrownBy(() -> Netns.create(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the name of a network namespace must");
        assertThatThrownBy(() -> Netns.delete(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Netns.open(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenNameOf256Bytes_whenCreated_thenRefusedAnd255AreFine() {
        assertThatThrownBy(() -> Netns.create("é".repeat(128))).hasMessageContaining("1 to 255 bytes");

        String longest = "é".repeat(127) + "x";
        Netns.create(longest).close();

        assertThat(Netns.list()).containsExactly(longest);
        Netns.delete(longest);
    }

    @Test
    @DisplayName("H50: a name whose namespace is gone")
    void givenPlainFileWithoutNamespace_whenOpened_thenItIsStaleAndCanBeDeleted() throws IOException {
        Netns.create("first").close();
        Files.createFile(Path.of("/run/netns/stale"));

        assertThatThrownBy(() -> Netns.open("stale"))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessageContaining("is not a namespace");

        Netns.delete("stale");
        assertThat(Netns.list()).containsExactly("first");
        Netns.delete("first");
    }

    @Test
    @DisplayName("H50: setns() enters a namespace of any kind unless a kind is given")
    void givenNamespaceOfAnotherKind_whenOpened_thenRefused() {
        Netns.create("first").close();
        Cli.run("sh", "-c", "touch /run/netns/uts && mount --bind /proc/self/ns/uts /run/netns/uts");

        assertThatThrownBy(() -> Netns.open("uts")).hasMessageContaining("is a namespace of another kind");

        Netns.delete("uts");
        Netns.delete("first");
    }

    @Test
    @DisplayName("H50: one name, mounted twice")
    void givenTwoMountsOnOneName_whenDeleted_thenBothGo() {
        Netns.create("a").close();
        Cli.run("sh", "-c", "mount --bind /proc/self/ns/net /run/netns/a");

        Netns.delete("a");

        assertThat(Netns.list()).isEmpty();
        assertThat(Cli.run("cat", "/proc/self/mountinfo")).doesNotContain("/run/netns/a");
    }

    @Test
    void givenSymbolicLinkInItsPlace_whenCreated_thenNothingIsMountedElsewhere() throws IOException {
        Netns.create("first").close();
        Path elsewhere = Files.createTempFile("netns", "target");
        Files.createSymbolicLink(Path.of("/run/netns/link"), elsewhere);

        assertThatThrownBy(() -> Netns.create("link")).hasMessageContaining("EEXIST");

        assertThat(Cli.run("cat", "/proc/self/mountinfo")).doesNotContain(elsewhere.toString());
        Files.delete(Path.of("/run/netns/link"));
        Files.delete(elsewhere);
        Netns.delete("first");
    }

    @Test
    @DisplayName("H51: several processes create the same names")
    void givenTwoThreads_whenBothCreateTheSameNames_thenEachNameIsMadeOnce() throws Exception {
        Callable<Integer> creator = () -> {
            int made = 0;
            for (int i = 0; i < 50; i++) {
                try {
                    Netns.create("race" + i).close();
                    made++;
                } catch (NetlinkIOException e) {
                    assertThat(e.isExists()).isTrue();
                }
            }
            return made;
        };

        int made = 0;
        for (int each : together(creator, creator, creator)) {
            made += each;
        }

        assertThat(made).isEqualTo(50);
        assertThat(Netns.list()).hasSize(50);
        for (String name : Netns.list()) {
            Netns.open(name).close();
            Netns.delete(name);
        }
    }

    private static List<Integer> together(Callable<Integer> first, Callable<Integer> second, Callable<Integer> third)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : pool.invokeAll(List.of(first, second, third))) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void givenDirectoryThatAnybodyCanWrite_whenCreated_thenRefused() {
        Netns.create("first").close();
        Cli.run("chmod", "0777", "/run/netns");

        assertThatThrownBy(() -> Netns.create("second"))
                .hasMessage(
                        "create network namespace \"second\": /run/netns has mode 0777: any user could put other namespaces"
                                + " there; chmod go-w /run/netns corrects it");

        Cli.run("chmod", "0755", "/run/netns");
        assertThat(Netns.list()).containsExactly("first");
        Netns.delete("first");
    }

    @Test
    @DisplayName("H49: the inode of a namespace is reused at once")
    void givenNamespace_whenDeletedAndMadeAgain_thenItIsAnother() {
        NetnsIdentity before;
        try (Netns first = Netns.create("a")) {
            before = first.identity();
        }
        Netns.delete("a");

        NetnsIdentity after;
        try (Netns second = Netns.create("a")) {
            after = second.identity();
        }

        assertThat(after).isNotEqualTo(before);
        assertThat(after.cookie()).isNotZero();
        Netns.delete("a");
    }
}
