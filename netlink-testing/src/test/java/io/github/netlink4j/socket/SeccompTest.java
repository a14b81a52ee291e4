package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Sys;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jnr.ffi.LibraryLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A seccomp filter of the kernel that forbids netlink, as container runtimes and systemd install it. It applies to one thread,
 * which ends with the test, and to those that this thread starts.
 */
class SeccompTest {
    private static final int PR_SET_SECCOMP = 22;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_MODE_FILTER = 2;
    private static final int SECCOMP_RET_ERRNO = 0x0005_0000;
    private static final int SECCOMP_RET_ALLOW = 0x7fff_0000;
    private static final int AF_NETLINK = 16;

    /** BPF_LD | BPF_W | BPF_ABS, BPF_JMP | BPF_JEQ | BPF_K, BPF_RET | BPF_K. linux/filter.h. */
    private static final int LOAD = 0x20;

    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;

    /** Offsets in struct seccomp_data, where the low half of an argument is first on a little-endian machine. */
    private static final int SYSTEM_CALL = 0;

    private static final int FIRST_ARGUMENT = 16;

    /** The C library. */
    public interface C {
        int prctl(int option, long second, long third, long fourth, long fifth);
    }

    /** The number of socket(2), 0 for an architecture that this test does not know. */
    private static int socketCall() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> 41;
            case "aarch64", "riscv64", "loongarch64" -> 198;
            default -> 0;
        };
    }

    /** Makes netlink sockets of the calling thread fail with this error number. Returns whether the kernel allows filters. */
    private static boolean forbidNetlink(int errno) {
        int[][] program = {
            {LOAD, 0, 0, SYSTEM_CALL},
            {JUMP_IF_EQUAL, 0, 3, socketCall()},
            {LOAD, 0, 0, FIRST_ARGUMENT},
            {JUMP_IF_EQUAL, 0, 1, AF_NETLINK},
            {RETURN, 0, 0, SECCOMP_RET_ERRNO | errno},
            {RETURN, 0, 0, SECCOMP_RET_ALLOW}
        };
        NativeBuffer filter = NativeBuffer.allocate(Sys.libc(), 8 * program.length);
        for (int i = 0; i < program.length; i++) {
            filter.buffer()
                    .putShort(8 * i, (short) program[i][0])
                    .put(8 * i + 2, (byte) program[i][1])
                    .put(8 * i + 3, (byte) program[i][2])
                    .putInt(8 * i + 4, program[i][3]);
        }
        NativeBuffer header = NativeBuffer.allocate(Sys.libc(), 16);
        header.buffer().putShort(0, (short) program.length).putLong(8, filter.address());
        C libc = LibraryLoader.create(C.class).load("c");
        boolean done = libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
                && libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header.address(), 0, 0) == 0;
        filter.keepAlive();
        header.keepAlive();
        return done;
    }

    @ParameterizedTest
    @CsvSource({
        "1, EPERM: Operation not permitted",
        "13, EACCES: Permission denied",
        "97, EAFNOSUPPORT: Address family not supported by protocol"
    })
    @DisplayName("H78: a seccomp filter forbids netlink")
    void givenFilterOfTheKernel_whenOpened_thenTheErrorNamesTheSandbox(int errno, String meaning) throws Exception {
        assumeTrue(socketCall() != 0, "the number of socket(2) is not known for this processor");
        // Classes that start a thread on first use must do so outside the filter.
        NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()).close();
        FutureTask<NetlinkIOException> inside = new FutureTask<>(() -> {
            assumeTrue(forbidNetlink(errno), "the kernel takes no seccomp filter here");
            return catchThrowableOfType(
                    NetlinkIOException.class,
                    () -> NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()));
        });
        Thread thread = new Thread(inside, "forbidden");
        thread.start();
        thread.join();
        NetlinkIOException failure = resultOf(inside);

        assertThat(failure)
                .hasMessage("open a netlink socket (a sandbox may forbid netlink: seccomp, a security module, or"
                        + " RestrictAddressFamilies= of systemd without AF_NETLINK): " + meaning);
        assertThat(failure.errno()).isEqualTo(errno);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()).close();
    }

    /** Returns the result of the task; throws its RuntimeException, such as the one that skips the test. */
    private static NetlinkIOException resultOf(FutureTask<NetlinkIOException> task) throws Exception {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }
}
