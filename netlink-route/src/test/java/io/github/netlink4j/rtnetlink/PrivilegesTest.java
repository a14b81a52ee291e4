package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.Work;
import io.github.netlink4j.sys.Privilege;
import io.github.netlink4j.testing.ChildJava;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.KernelDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import jnr.ffi.LibraryLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which operation needs which privilege: with the privilege the kernel permits it, without it the error names the privilege.
 */
@LiveRoute
@Timeout(120)
class PrivilegesTest {
    private static Capabilities capabilities;

    /** The columns of the table. */
    private enum Profile {
        NONE("--inh-caps=-all"),
        NET_ADMIN("--inh-caps=+net_admin", "--ambient-caps=+net_admin"),
        SYS_ADMIN("--inh-caps=+sys_admin", "--ambient-caps=+sys_admin"),
        NET_BROADCAST("--inh-caps=+net_broadcast", "--ambient-caps=+net_broadcast"),
        OWN_NAMESPACES("--inh-caps=-all"),
        ROOT();

        private final List<String> options;

        Profile(String... options) {
            this.options = List.of(options);
        }

        List<String> prefix() {
            List<String> prefix = new ArrayList<>();
            if (this != ROOT) {
                prefix.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
                prefix.addAll(options);
            }
            if (this == OWN_NAMESPACES) {
                prefix.addAll(List.of("unshare", "--user", "--map-root-user", "--net"));
            }
            return prefix;
        }
    }

    /**
     * For each operation the error that each profile gets, and which privilege the error reports as missing when it is
     * EPERM.
     */
    private static final String TABLE = """
                                               | none  | net_admin  | sys_admin | net_broadcast | own        | root       | missing
            list links                         | ok    | ok         | ok        | ok            | ok         | ok         |
            list addresses                     | ok    | ok         | ok        | ok            | ok         | ok         |
            list routes                        | ok    | ok         | ok        | ok            | ok         | ok         |
            a large receive buffer             | ok    | ok         | ok        | ok            | ok         | ok         |
            listen to links                    | ok    | ok         | ok        | ok            | ok         | ok         |
            a receive buffer beyond the limit  | EPERM | ok         | EPERM     | EPERM         | EPERM      | ok         |
            listen to all namespaces           | EPERM | EPERM      | EPERM     | ok            | ok         | ok         | NET_BROADCAST
            switch a link on                   | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            create a link                      | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            create a link of no kind           | EPERM | EOPNOTSUPP | EPERM     | EPERM         | EOPNOTSUPP | EOPNOTSUPP | NET_ADMIN
            change a link                      | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            change no link                     | EPERM | ENODEV     | EPERM     | EPERM         | ENODEV     | ENODEV     | NET_ADMIN
            add a name                         | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            delete a name                      | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            add an address                     | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            delete an address                  | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            add a route                        | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            delete a route                     | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            delete no route                    | EPERM | ESRCH      | EPERM     | EPERM         | ESRCH      | ESRCH      | NET_ADMIN
            a batch                            | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            move a link to the other namespace | EPERM | ok         | EPERM     | EPERM         | EPERM      | ok         | NET_ADMIN_OVER_BOTH
            create a pair across namespaces    | EPERM | ok         | EPERM     | EPERM         | differs    | ok         | NET_ADMIN_OVER_BOTH
            delete a link                      | EPERM | ok         | EPERM     | EPERM         | ok         | ok         | NET_ADMIN
            delete no link                     | EPERM | ENODEV     | EPERM     | EPERM         | ENODEV     | ENODEV     | NET_ADMIN
            delete a group of links            | EPERM | ENODEV     | EPERM     | EPERM         | ENODEV     | ENODEV     | NET_ADMIN
            enter the other namespace          | EPERM | EPERM      | ok        | EPERM         | EPERM      | ok         | SYS_ADMIN
            make a namespace                   | EPERM | EPERM      | ok        | EPERM         | ok         | ok         | SYS_ADMIN
            """;

    @TempDir
    static Path directory;

    @BeforeEach
    void requireTrueRoot() throws IOException {
        String map = Files.readString(Path.of("/proc/self/uid_map")).strip().replaceAll(" +", " ");
        assumeTrue(
                map.equals("0 0 4294967295"),
                "only root of the whole machine can take on other users; here they are mapped: " + map);
    }

    @ParameterizedTest
    @DisplayName("H25: of a lacking privilege the kernel says no word")
    @EnumSource
    void givenProfile_whenAllIsTried_thenAsTheTableSaysAndWhatIsMissingIsNamed(Profile profile) {
        requirePossible(profile);
        ChildJava child = ChildJava.startedBy(profile.prefix(), directory);
        List<String> expected = new ArrayList<>();
        Map<String, String> missing = new HashMap<>();
        TABLE.lines().skip(1).map(line -> line.split(" *\\| *", -1)).forEach(row -> {
            expected.add(row[0].strip() + ": " + row[1 + profile.ordinal()]);
            missing.put(row[0].strip(), row[row.length - 1].strip());
        });

        List<String> errors = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        String output = outputBeside("other", child);
        output.lines().filter(line -> line.contains("\t")).forEach(line -> {
            String[] fields = line.split("\t", -1);
            errors.add(fields[0] + ": " + fields[1]);
            boolean told = fields[1].equals("EPERM")
                    ? fields[2].contains(hint(missing.get(fields[0])))
                    : !fields[2].contains("CAP_");
            if (!told) {
                unexplained.add(line);
            }
        });

        assertThat(errors).hasSameSizeAs(expected);
        for (int i = 0; i < errors.size(); i++) {
            assertThat(errors.get(i)).isIn(onThisKernel(expected.get(i)));
        }
        assertThat(unexplained).isEmpty();
    }

    /** A container may refuse user namespaces, or other users, even to root. */
    private static void requirePossible(Profile profile) {
        List<String> command = profile.prefix();
        command.add("true");
        String failure = Cli.failure(command.toArray(String[]::new));
        assumeTrue(failure.isEmpty(), failure);
    }

    /** Returns the output of the child while there is a namespace of this name; deletes the namespace in any case. */
    private static String outputBeside(String namespace, ChildJava child) {
        Cli.run("ip", "netns", "add", namespace);
        try {
            return child.run(Privileged.class, "/run/netns/" + namespace);
        } finally {
            Cli.run("ip", "netns", "delete", namespace);
        }
    }

    /** The results that this kernel may give for a line of the table. */
    private static List<String> onThisKernel(String line) {
        String operation = line.substring(0, line.indexOf(": "));
        return line.endsWith(": differs")
                ? KernelDifference.here(operation).stream()
                        .map(seen -> operation + ": " + seen)
                        .toList()
                : List.of(line);
    }

    private static String hint(String privilege) {
        return privilege.isEmpty() ? "" : Privilege.valueOf(privilege).hint();
    }

    /** capset(2) concerns the calling thread alone; the C library exports it although no header declares it. */
    public interface Capabilities {
        int capset(byte[] header, byte[] data);
    }

    /** In the namespace in which the JVM started: jnr-ffi starts a thread, which would keep a test's namespace alive. */
    @BeforeAll
    static void load() {
        capabilities = LibraryLoader.create(Capabilities.class).load("c");
    }

    /** Runs the work on a thread that has dropped all capabilities. */
    private static <T> T without(Work<T, Exception> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            byte[] version3 = {0x22, 0x05, 0x08, 0x20, 0, 0, 0, 0};
            assertThat(capabilities.capset(version3, new byte[24])).isZero();
            return work.call();
        });
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
        return task.get();
    }

    @Test
    void givenHandleOpenedByRoot_whenUsedAfterTheDrop_thenItGivesNoPowerAway(RtNetlink nl) throws Exception {
        nl.links().createVeth("v0", "v1");

        KernelException refusal = without(() ->
                catchThrowableOfType(KernelException.class, () -> nl.links().up("v0")));
        int links = without(() -> nl.links().list().size());

        assertThat(refusal.isDenied()).isTrue();
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refusal)
                .hasMessage(
                        "RTM_NEWLINK change \"v0\" rejected: EPERM: Operation not permitted; this needs CAP_NET_ADMIN over"
                                + " the network namespace");
        assertThat(links).isEqualTo(3);
        nl.links().up("v0");
    }

    @Test
    void givenHandleOpenedWithoutPrivilege_whenUsedByRoot_thenStillDenied(RtNetlink nl) throws Exception {
        nl.links().createVeth("v0", "v1");

        try (RtNetlink powerless = without(RtNetlink::open)) {
            KernelException refusal = catchThrowableOfType(
                    KernelException.class, () -> powerless.links().up("v0"));

            assertThat(refusal.isDenied()).isTrue();
        }
    }
}
