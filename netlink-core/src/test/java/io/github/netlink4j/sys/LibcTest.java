package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The native interface requires only what every backend can do. */
class LibcTest {
    private static final Set<Class<?>> PLAIN = Set.of(int.class, long.class);

    /** Both backends call every function with one signature of five arguments. */
    @Test
    void givenNativeCalls_whenCounted_thenNoneHasMoreThanFiveParameters() {
        Stream<Method> calls = Stream.of(Libc.class.getDeclaredMethods());

        assertThat(calls).isNotEmpty().allSatisfy(call -> assertThat(call.getParameterCount())
                .as(call.toString())
                .isLessThanOrEqualTo(5));
    }

    @Test
    void givenNativeCalls_whenInspected_thenOnlyPlainNumbersPass() {
        Stream<Method> calls = Stream.of(Libc.class.getDeclaredMethods());

        assertThat(calls.filter(call ->
                        !call.getName().equals("backend") && !call.getName().equals("address")))
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call.getParameterTypes()).as(call.toString()).allMatch(PLAIN::contains);
                    assertThat(PLAIN).as(call.toString()).contains(call.getReturnType());
                });
    }

    @Test
    void givenFailingCall_whenMade_thenMinusErrno() {
        Libc libc = Sys.libc();

        assertThat(libc.close(-1)).isEqualTo(-Native.EBADF);
        assertThat(libc.read(-1, 0, 0)).isEqualTo(-Native.EBADF);
        assertThat(libc.socket(12345, 0, 0)).isEqualTo(-97);
        assertThat(libc.geteuid()).isNotNegative();
        assertThat(libc.backend()).isEqualTo(Sys.backend());
    }

    @Test
    void givenMemory_whenTheKernelWritesIt_thenTheBufferShowsIt() {
        Libc libc = Sys.libc();
        int fd = libc.eventfd(77, Native.EFD_CLOEXEC | Native.EFD_NONBLOCK);
        NativeBuffer word = NativeBuffer.allocate(libc, 8);

        int first = libc.read(fd, word.address(), 8);
        int second = libc.read(fd, word.address(), 8);
        libc.close(fd);

        assertThat(first).isEqualTo(8);
        assertThat(word.buffer().getLong(0)).isEqualTo(77);
        assertThat(second).isEqualTo(-Native.EAGAIN);
        assertThat(libc.address(ByteBuffer.allocateDirect(8).position(4))).isNotZero();
    }
}
