package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.Cookie;
import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.PolicyLimits;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Sent;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The extended part of an acknowledgement. The offsets are those in {@link Handle#change()}. */
@Timeout(20)
class ExtendedAckTest {
    private static final int NAME_AT = 24;
    private static final int DETAIL_AT = 36;
    private static final int PORT_AT = 40;
    private static final int INNER_AT = 48;
    private static final int KEY_AT = 52;

    static Bytes message(String text) {
        return Bytes.of().attr(1, Bytes.of().text(text));
    }

    private static Bytes offset(long offset) {
        return Bytes.of().attr(2, Bytes.of().u32(offset));
    }

    private static KernelException refusal(Consumer<Sent> answer) {
        Handle handle = Handle.script(answer);
        KernelException refusal = catchThrowableOfType(KernelException.class, handle::execute);
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        handle.assertUsable();
        return refusal;
    }

    private static ExtendedAck ack(KernelException refusal) {
        return Objects.requireNonNull(refusal.extendedAck());
    }

    @Test
    @DisplayName("F41: capped, with a text")
    void givenCappedErrorWithText_whenExecuted_thenTextIsInTheMessage() {
        KernelException refusal =
                refusal(q -> q.answer().error(22, message("Cannot do it")).send());

        assertThat(refusal).hasMessage("THING_NEW thing 1 rejected: EINVAL: Cannot do it");
        assertThat(refusal.errno()).isEqualTo(22);
        assertThat(refusal.error()).isEqualTo(Errno.EINVAL);
        assertThat(refusal.request()).isEqualTo("THING_NEW thing 1");
        assertThat(ack(refusal).offset()).isEqualTo(-1);
    }

    @Test
    @DisplayName("F42: not capped, so that the text is after the whole request")
    void givenUncappedErrorWithText_whenExecuted_thenTextIsFound() {
        KernelException refusal = refusal(
                q -> q.answer().uncappedError(34, message("Out of range")).send());

        assertThat(refusal).hasMessage("THING_NEW thing 1 rejected: ERANGE: Out of range");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 1000, 0x7fff_ffff, 0x8000_0000, -1})
    @DisplayName("F42: not capped, and the length of the repeated request is wrong")
    void givenUncappedErrorWithFalseInnerLength_whenExecuted_thenErrorArrivesWithoutText(int length) {
        KernelException refusal = refusal(q -> q.answer()
                .message(
                        2,
                        0x200,
                        Bytes.of()
                                .u32(-22)
                                .u32(length)
                                .raw(new byte[12])
                                .raw(message("Cannot do it").toArray())
                                .toArray())
                .send());

        assertThat(refusal.errno()).isEqualTo(22);
        assertThat(refusal).hasMessageStartingWith("THING_NEW thing 1 rejected: EINVAL: ");
    }

    @Test
    void givenErrorWithoutText_whenExecuted_thenMeaningOfTheNumberIsInTheMessage() {
        KernelException refusal = refusal(q -> q.error(19));

        assertThat(refusal).hasMessage("THING_NEW thing 1 rejected: ENODEV: No such device");
        assertThat(refusal.extendedAck()).isNull();
        assertThat(refusal.isNotFound()).isTrue();
    }

    @Test
    void givenPermissionDenied_whenExecuted_thenThePrivilegeIsNamed() {
        KernelException refusal = refusal(q -> q.error(1));

        assertThat(refusal)
                .hasMessage("THING_NEW thing 1 rejected: EPERM: Operation not permitted;"
                        + " this needs CAP_NET_ADMIN over the network namespace");
        assertThat(refusal.isDenied()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        NAME_AT + ", THING_NAME",
        (NAME_AT + 5) + ", THING_NAME",
        DETAIL_AT + ", THING_DETAIL",
        PORT_AT + ", THING_DETAIL > DETAIL_PORT",
        INNER_AT + ", THING_DETAIL > DETAIL_INNER",
        KEY_AT + ", THING_DETAIL > DETAIL_INNER > INNER_KEY"
    })
    void givenOffset_whenExecuted_thenPathOfTheAttributeIsReported(int offset, String path) {
        KernelException refusal =
                refusal(q -> q.answer().error(22, offset(offset)).send());

        assertThat(ack(refusal).path()).hasToString(path);
        assertThat(ack(refusal).offset()).isEqualTo(offset);
        assertThat(refusal).hasMessage("THING_NEW thing 1 rejected: EINVAL: (at " + path + ")");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 16, 20, 60, 100_000, 0x7fff_ffffL, 0xffff_ffffL})
    @DisplayName("F43: the offset points at no attribute of the request")
    void givenOffsetOutsideTheAttributes_whenExecuted_thenNoPath(long offset) {
        KernelException refusal =
                refusal(q -> q.answer().error(22, offset(offset)).send());

        assertThat(ack(refusal).path()).isNull();
        assertThat(refusal.errno()).isEqualTo(22);
        assertThat(refusal)
                .hasMessage("THING_NEW thing 1 rejected: EINVAL: Invalid argument; the kernel gives no reason; the"
                        + " request had THING_NAME \"first\", THING_DETAIL > DETAIL_PORT 80,"
                        + " THING_DETAIL > DETAIL_INNER > INNER_KEY 5");
    }

    @Test
    @DisplayName("F43: the attributes of the error are malformed")
    void givenGarbageBehindTheError_whenExecuted_thenTheErrorArrives() {
        KernelException refusal = refusal(q ->
                q.answer().error(22, Bytes.of().u16(3).u16(1).u32(0xffff_ffffL)).send());

        assertThat(refusal)
                .hasMessage("THING_NEW thing 1 rejected: EINVAL: Invalid argument; the kernel gives no reason; the"
                        + " request had THING_NAME \"first\", THING_DETAIL > DETAIL_PORT 80,"
                        + " THING_DETAIL > DETAIL_INNER > INNER_KEY 5");
        assertThat(refusal.extendedAck()).isNull();
    }

    @Test
    @DisplayName("F43: an offset of two bytes")
    void givenOffsetThatIsTooShort_whenExecuted_thenTheErrorArrives() {
        KernelException refusal = refusal(q -> q.answer()
                .error(22, Bytes.of().attr(2, Bytes.of().u16(NAME_AT)))
                .send());

        assertThat(refusal.errno()).isEqualTo(22);
    }

    @Test
    @DisplayName("F44: success, and a warning")
    void givenSuccessWithText_whenExecuted_thenWarned() {
        Handle handle = Handle.script(q -> q.answer()
                .ack(message("bytes leftover").raw(offset(NAME_AT).toArray()))
                .send());

        handle.execute();

        assertThat(handle.warnings).singleElement().hasToString("bytes leftover (at THING_NAME)");
        handle.assertUsable();
        assertThat(handle.warnings).hasSize(1);
    }

    @Test
    @DisplayName("F44: a listing that is complete, and a warning")
    void givenEndOfListingWithText_whenListed_thenWarned() {
        Handle handle =
                Handle.script(q -> q.answer().done(0, message("old filter")).send());

        List<Integer> things = handle.list();

        assertThat(things).isEmpty();
        assertThat(handle.warnings).singleElement().hasToString("old filter");
        handle.assertUsable();
    }

    @Test
    @DisplayName("F45: the limits of a signed number")
    void givenSignedPolicy_whenExecuted_thenLimitsAreReported() {
        Bytes policy = Bytes.of()
                .attr(1, Bytes.of().u32(7))
                .attr(2, Bytes.of().u64(-5))
                .attr(3, Bytes.of().u64(10));

        KernelException refusal = refusal(
                q -> q.answer().error(34, offset(PORT_AT).attr(0x8004, policy)).send());

        assertThat(ack(refusal).policy())
                .isEqualTo(new PolicyLimits(7, BigInteger.valueOf(-5), BigInteger.TEN, null, null, null));
        assertThat(refusal)
                .hasMessage("THING_NEW thing 1 rejected: ERANGE: allowed: -5 to 10 (at THING_DETAIL > DETAIL_PORT)");
    }

    @Test
    @DisplayName("F45: the limits of an unsigned number of 64 bits")
    void givenUnsignedPolicy_whenExecuted_thenLimitsAreUnsigned() {
        Bytes policy = Bytes.of().attr(4, Bytes.of().u64(1)).attr(5, Bytes.of().u64(-1));

        KernelException refusal =
                refusal(q -> q.answer().error(34, Bytes.of().attr(4, policy)).send());

        assertThat(refusal).hasMessageContaining("allowed: 1 to 18446744073709551615");
    }

    @Test
    @DisplayName("F45: the limits of lengths and bits")
    void givenLengthAndMaskPolicy_whenExecuted_thenLimitsAreReported() {
        Bytes policy = Bytes.of()
                .attr(6, Bytes.of().u32(1))
                .attr(7, Bytes.of().u32(15))
                .attr(10, Bytes.of().u32(7))
                .attr(12, Bytes.of().u64(0xf0));

        KernelException refusal =
                refusal(q -> q.answer().error(34, Bytes.of().attr(4, policy)).send());

        assertThat(refusal).hasMessageContaining("allowed: 1 to 15 bytes, bits of 0xf0");
    }

    @Test
    @DisplayName("F45: an attribute of the message is missing")
    void givenMissingType_whenExecuted_thenItsPathIsReported() {
        KernelException refusal = refusal(
                q -> q.answer().error(22, Bytes.of().attr(5, Bytes.of().u32(1))).send());

        assertThat(ack(refusal).missing()).hasToString("THING_SIZE");
        assertThat(refusal).hasMessage("THING_NEW thing 1 rejected: EINVAL: missing THING_SIZE");
    }

    @ParameterizedTest
    @CsvSource({
        DETAIL_AT + ", 7, THING_DETAIL > DETAIL_#7",
        INNER_AT + ", 2, THING_DETAIL > DETAIL_INNER > INNER_WEIGHT"
    })
    @DisplayName("F45: an attribute of a nest is missing")
    void givenMissingTypeInNest_whenExecuted_thenItsPathIsReported(int nestAt, int type, String path) {
        KernelException refusal = refusal(q -> q.answer()
                .error(
                        22,
                        Bytes.of()
                                .attr(5, Bytes.of().u32(type))
                                .attr(6, Bytes.of().u32(nestAt)))
                .send());

        assertThat(ack(refusal).missing()).hasToString(path);
    }

    @Test
    @DisplayName("F45: a cookie, and an unknown attribute")
    void givenCookieAndUnknownPart_whenExecuted_thenBothAreKept() {
        KernelException refusal = refusal(q -> q.answer()
                .error(
                        22,
                        Bytes.of()
                                .attr(3, (byte) 0xab, (byte) 0xcd)
                                .attr(99, Bytes.of().u32(0)))
                .send());

        assertThat(ack(refusal).cookie()).isEqualTo(Cookie.of((byte) 0xab, (byte) 0xcd));
        assertThat(ack(refusal).unknown()).containsExactly(99);
    }

    @Test
    @DisplayName("F46: an unknown error number")
    void givenLargestErrorNumber_whenExecuted_thenItIsReported() {
        KernelException refusal = refusal(q -> q.error(4095));

        assertThat(refusal).hasMessage("THING_NEW thing 1 rejected: errno 4095: unknown error");
        assertThat(refusal.errno()).isEqualTo(4095);
        assertThat(refusal.error()).isNull();
    }
}
