package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.testing.Cli;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names are bytes, regardless of the locale: all names of {@code ip netns} work, in both directions. */
@LiveNs
class NetnsNameBytesTest {
    /**
     * Returns a name, and its form for printf(1), since a Java program in the C locale cannot pass the bytes to another one.
     */
    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("plain", "plain"),
                Arguments.of("caf\u00e9", "caf\\303\\251"),
                Arguments.of("\u7db2\ud83d\ude00", "\\347\\266\\262\\360\\237\\230\\200"),
                Arguments.of("\udcff\udcfe", "\\377\\376"),
                Arguments.of("a\udce9b", "a\\351b"),
                Arguments.of("a\nb", "a\\nb"),
                Arguments.of("a\u001b[31m", "a\\033[31m"),
                Arguments.of("-x", "-x"),
                Arguments.of("a b\\\"'", "a b\\\\\\042\\047"),
                Arguments.of(".hidden", ".hidden"));
    }

    private static String ip(String script, String printf) {
        return Cli.run(
                "sh", "-c", "name=$(printf -- '" + printf.replace("'", "\\047") + "x'); name=${name%x}; " + script);
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("H56: a name that ip has created")
    void givenNameOfIp_whenListedAndUsed_thenItIsTheSameAndOpensAndGoes(String name, String printf) {
        ip("ip netns add \"$name\"", printf);

        List<String> listed = Netns.list();
        String inode;
        try (Netns opened = Netns.open(listed.get(0));
                Netns byPath = Netns.openFile("/run/netns/" + name)) {
            inode = "net:[" + opened.identity().inode() + "]";
            assertThat(opened.isSame(byPath)).isTrue();
        }

        assertThat(listed).containsExactly(name);
        assertThat(ip("ip netns exec \"$name\" readlink /proc/self/ns/net", printf)
                        .strip())
                .isEqualTo(inode);
        Netns.delete(listed.get(0));
        assertThat(Netns.list()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("H56: a name that is passed to ip")
    void givenNameOfOurs_whenIpUsesIt_thenItHasTheSameBytes(String name, String printf) {
        String inode;
        try (Netns ours = Netns.create(name)) {
            inode = "net:[" + ours.identity().inode() + "]";
        }

        String seen = ip("ip netns exec \"$name\" readlink /proc/self/ns/net", printf);
        assertThatThrownBy(() -> Netns.create(name)).hasMessageContaining("EEXIST");
        ip("ip netns delete \"$name\"", printf);

        assertThat(seen.strip()).isEqualTo(inode);
        assertThat(Netns.list()).isEmpty();
    }

    @Test
    void givenTwoNamesThatDifferInOneByteThatIsNotUtf8_whenListed_thenTheyDiffer() {
        Netns.create("a\udce9").close();
        Netns.create("a\udcea").close();

        assertThat(Netns.list()).containsExactly("a\udce9", "a\udcea");

        Netns.list().forEach(Netns::delete);
    }

    @Test
    void givenNameThatIsNotUtf8_whenPrinted_thenEscaped() {
        try (Netns ns = Netns.create("a\udce9\u001b")) {
            assertThat(ns.name()).isEqualTo("a\udce9\u001b");
            assertThat(ns.toString()).isEqualTo("network namespace \"a\\xe9\\u001b\"");
        }
        Netns.delete("a\udce9\u001b");
    }
}
