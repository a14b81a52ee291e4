package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.sys.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A started program must not inherit a namespace unintentionally. */
@LiveNs
class DescriptorsTest {
    @Test
    @DisplayName("H52: no child process inherits the descriptor of a namespace")
    void givenNamespaceGotInAnyWay_whenItsDescriptorIsInspected_thenItIsClosedOnExec() throws IOException {
        List<Netns> all = new ArrayList<>();
        try {
            all.add(Netns.create("pb"));
            all.add(Netns.open("pb"));
            all.add(Netns.open(Path.of("/run/netns/pb")));
            all.add(Netns.current());
            all.add(Netns.anonymous());
            all.add(Netns.ofProcess((int) ProcessHandle.current().pid()));

            for (Netns namespace : all) {
                assertThat(flags(namespace.fd()) & Native.O_CLOEXEC)
                        .as(namespace.toString())
                        .isNotZero();
            }
        } finally {
            all.forEach(Netns::close);
            Netns.delete("pb");
        }
    }

    private static int flags(int fd) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).stream()
                .filter(line -> line.startsWith("flags:"))
                .mapToInt(line -> Integer.parseInt(line.substring(6).strip(), 8))
                .findFirst()
                .orElseThrow();
    }
}
