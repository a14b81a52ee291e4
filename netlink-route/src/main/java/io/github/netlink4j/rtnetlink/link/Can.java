package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.NumberArray;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CAN controller. enum IFLA_CAN_*, linux/can/netlink.h; drivers/net/can/dev/netlink.c. Such links are made by their
 * driver, and cannot be created; their settings can be changed while they are down.
 */
public final class Can extends LinkSpec<Can> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("can", "IFLA_CAN_").withoutEthernet();

    private static final NumberArray.Layout BITRATES = NumberArray.Layout.u32("bitrate");

    /** Timing of bits. */
    public static final Struct<CanBitTiming> BITTIMING = KIND.struct(1, "BITTIMING", CanBitTiming.LAYOUT);
    /** What it supports of {@link #BITTIMING}. Only reported. */
    public static final Struct<CanTimingLimits> BITTIMING_CONST =
            KIND.struct(2, "BITTIMING_CONST", CanTimingLimits.LAYOUT);
    /** Frequency of its clock, Hz: struct can_clock. Only reported. */
    public static final U32 CLOCK = KIND.u32(3, "CLOCK");
    /** State of its errors; see {@link State}. Only reported. */
    public static final U32 STATE = KIND.u32(4, "STATE");
    /** Its modes; see {@link CanModes}. */
    public static final Struct<CanModes> CTRLMODE = KIND.struct(5, "CTRLMODE", CanModes.LAYOUT);
    /** Time after which it restarts when it has left the bus, ms; 0 for never, which is the kernel's default. */
    public static final U32 RESTART_MS = KIND.u32(6, "RESTART_MS");
    /** Restarts it now. Never reported. */
    public static final U32 RESTART = KIND.u32(7, "RESTART");
    /** Counters of its errors. Only reported. */
    public static final Struct<CanErrors> BERR_COUNTER = KIND.struct(8, "BERR_COUNTER", CanErrors.LAYOUT);
    /** Timing of bits of the data of CAN FD. */
    public static final Struct<CanBitTiming> DATA_BITTIMING = KIND.struct(9, "DATA_BITTIMING", CanBitTiming.LAYOUT);
    /** What it supports of {@link #DATA_BITTIMING}. Only reported. */
    public static final Struct<CanTimingLimits> DATA_BITTIMING_CONST =
            KIND.struct(10, "DATA_BITTIMING_CONST", CanTimingLimits.LAYOUT);
    /** Resistance that terminates the bus, ohms; 0 for none. */
    public static final U16 TERMINATION = KIND.u16(11, "TERMINATION");
    /** What it supports of {@link #TERMINATION}: numbers of two bytes in host order. Only reported. */
    public static final Raw TERMINATION_CONST = KIND.raw(12, "TERMINATION_CONST");
    /** The bit rates that it supports, bits per second. Only reported. */
    public static final NumberArray BITRATE_CONST = KIND.numbers(13, "BITRATE_CONST", BITRATES);
    /** The bit rates that it supports for the data of CAN FD, bits per second. Only reported. */
    public static final NumberArray DATA_BITRATE_CONST = KIND.numbers(14, "DATA_BITRATE_CONST", BITRATES);
    /** The highest bit rate that it supports, bits per second. Only reported. */
    public static final U32 BITRATE_MAX = KIND.u32(15, "BITRATE_MAX");
    /** Transmitter delay compensation of CAN FD. Linux 5.16. */
    public static final Nest TDC = KIND.flaggedNest(16, "TDC");
    /** Which {@link #CTRLMODE} it supports: {@link #CTRLMODE_SUPPORTED}. Only reported. Linux 5.17. */
    public static final Nest CTRLMODE_EXT = KIND.nest(17, "CTRLMODE_EXT");
    /** Timing of bits of the data of CAN XL. Linux 6.19. */
    public static final Struct<CanBitTiming> XL_DATA_BITTIMING =
            KIND.struct(18, "XL_DATA_BITTIMING", CanBitTiming.LAYOUT);
    /** What it supports of {@link #XL_DATA_BITTIMING}. Only reported. Linux 6.19. */
    public static final Struct<CanTimingLimits> XL_DATA_BITTIMING_CONST =
            KIND.struct(19, "XL_DATA_BITTIMING_CONST", CanTimingLimits.LAYOUT);
    /** The bit rates that it supports for the data of CAN XL, bits per second. Only reported. Linux 6.19. */
    public static final NumberArray XL_DATA_BITRATE_CONST = KIND.numbers(20, "XL_DATA_BITRATE_CONST", BITRATES);
    /** Transmitter delay compensation of CAN XL. Linux 6.19. */
    public static final Nest XL_TDC = KIND.flaggedNest(21, "XL_TDC");
    /** Pulse width modulation of CAN XL. Linux 6.19. */
    public static final Nest XL_PWM = KIND.flaggedNest(22, "XL_PWM");

    /** The modes that it supports, a mask of {@link CanModes}. */
    public static final U32 CTRLMODE_SUPPORTED =
            CTRLMODE_EXT.contents("can modes", "IFLA_CAN_CTRLMODE_").u32(1, "SUPPORTED");

    /** The attributes inside {@link #TDC}, in periods of the clock. enum IFLA_CAN_TDC_*. */
    public static final AttrSet TDC_SET = TDC.contents("can delay compensation", "IFLA_CAN_TDC_");
    /** Least value of {@link #TDCV}. */
    public static final U32 TDCV_MIN = TDC_SET.u32(1, "TDCV_MIN");
    /** Largest value of {@link #TDCV}. */
    public static final U32 TDCV_MAX = TDC_SET.u32(2, "TDCV_MAX");
    /** Least value of {@link #TDCO}. */
    public static final U32 TDCO_MIN = TDC_SET.u32(3, "TDCO_MIN");
    /** Largest value of {@link #TDCO}. */
    public static final U32 TDCO_MAX = TDC_SET.u32(4, "TDCO_MAX");
    /** Least value of {@link #TDCF}. */
    public static final U32 TDCF_MIN = TDC_SET.u32(5, "TDCF_MIN");
    /** Largest value of {@link #TDCF}. */
    public static final U32 TDCF_MAX = TDC_SET.u32(6, "TDCF_MAX");
    /** The delay from the start of sending a bit until it is received. */
    public static final U32 TDCV = TDC_SET.u32(7, "TDCV");
    /** The offset of the sample point after {@link #TDCV}. */
    public static final U32 TDCO = TDC_SET.u32(8, "TDCO");
    /** The window of the filter that measures {@link #TDCV}. */
    public static final U32 TDCF = TDC_SET.u32(9, "TDCF");

    /** The attributes inside {@link #XL_TDC}, those of {@link #TDC_SET} for CAN XL. */
    public static final AttrSet XL_TDC_SET = XL_TDC.contents("can xl delay compensation", "IFLA_CAN_TDC_");
    /** As {@link #TDCV_MIN}. */
    public static final U32 XL_TDCV_MIN = XL_TDC_SET.u32(1, "TDCV_MIN");
    /** As {@link #TDCV_MAX}. */
    public static final U32 XL_TDCV_MAX = XL_TDC_SET.u32(2, "TDCV_MAX");
    /** As {@link #TDCO_MIN}. */
    public static final U32 XL_TDCO_MIN = XL_TDC_SET.u32(3, "TDCO_MIN");
    /** As {@link #TDCO_MAX}. */
    public static final U32 XL_TDCO_MAX = XL_TDC_SET.u32(4, "TDCO_MAX");
    /** As {@link #TDCF_MIN}. */
    public static final U32 XL_TDCF_MIN = XL_TDC_SET.u32(5, "TDCF_MIN");
    /** As {@link #TDCF_MAX}. */
    public static final U32 XL_TDCF_MAX = XL_TDC_SET.u32(6, "TDCF_MAX");
    /** As {@link #TDCV}. */
    public static final U32 XL_TDCV = XL_TDC_SET.u32(7, "TDCV");
    /** As {@link #TDCO}. */
    public static final U32 XL_TDCO = XL_TDC_SET.u32(8, "TDCO");
    /** As {@link #TDCF}. */
    public static final U32 XL_TDCF = XL_TDC_SET.u32(9, "TDCF");

    /** The attributes inside {@link #XL_PWM}, in periods of the clock. enum IFLA_CAN_PWM_*. */
    public static final AttrSet PWM_SET = XL_PWM.contents("can xl pulse width modulation", "IFLA_CAN_PWM_");
    /** Least value of {@link #PWMS}. */
    public static final U32 PWMS_MIN = PWM_SET.u32(1, "PWMS_MIN");
    /** Largest value of {@link #PWMS}. */
    public static final U32 PWMS_MAX = PWM_SET.u32(2, "PWMS_MAX");
    /** Least value of {@link #PWML}. */
    public static final U32 PWML_MIN = PWM_SET.u32(3, "PWML_MIN");
    /** Largest value of {@link #PWML}. */
    public static final U32 PWML_MAX = PWM_SET.u32(4, "PWML_MAX");
    /** Least value of {@link #PWMO}. */
    public static final U32 PWMO_MIN = PWM_SET.u32(5, "PWMO_MIN");
    /** Largest value of {@link #PWMO}. */
    public static final U32 PWMO_MAX = PWM_SET.u32(6, "PWMO_MAX");
    /** The short phase. */
    public static final U32 PWMS = PWM_SET.u32(7, "PWMS");
    /** The long phase. */
    public static final U32 PWML = PWM_SET.u32(8, "PWML");
    /** The offset. */
    public static final U32 PWMO = PWM_SET.u32(9, "PWMO");

    /** The state of the errors of a controller. enum can_state, linux/can/netlink.h. */
    public enum State {
        /** Fewer than 96 errors. */
        ERROR_ACTIVE,
        /** Fewer than 128 errors. */
        ERROR_WARNING,
        /** Fewer than 256 errors. */
        ERROR_PASSIVE,
        /** 256 errors or more: it has left the bus. */
        BUS_OFF,
        /** It is stopped. */
        STOPPED,
        /** It sleeps. */
        SLEEPING,
        /** One that this library does not know. */
        OTHER;

        private static final State[] VALUES = values();

        /** Returns the state with the kernel's number. */
        public static State of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** What the kernel only reports, and nests with both settings and limits, of which it refuses the limits. */
    private static final Set<Attr> REPORTED = Set.of(
            TDC,
            XL_TDC,
            XL_PWM,
            BITTIMING_CONST,
            CLOCK,
            STATE,
            BERR_COUNTER,
            DATA_BITTIMING_CONST,
            TERMINATION_CONST,
            BITRATE_CONST,
            DATA_BITRATE_CONST,
            BITRATE_MAX,
            CTRLMODE_EXT,
            XL_DATA_BITTIMING_CONST,
            XL_DATA_BITRATE_CONST);

    private Can() {
        super(KIND);
    }

    @Override
    void checkNew() {
        throw new IllegalArgumentException(this + ": a link of this kind is made by its driver, and cannot be created");
    }

    /** Returns a spec of changes to a controller. Equivalent to: {@code ip link set NAME type can …}. */
    public static Can options() {
        return new Can();
    }

    /**
     * Returns a spec with the settings of a controller, to be read by the getters, or to be set for another one;
     * without its name, and without the transmitter delay compensation.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Can of(LinkView link) {
        return new Can().copyOf(link, REPORTED).unset(LinkAttr.IFNAME);
    }

    /** Returns the state of its errors; null when the link is of another kind. IFLA_CAN_STATE. */
    public static @Nullable State state(LinkView link) {
        return link.has(STATE) ? State.of((int) link.get(STATE, -1)) : null;
    }

    /**
     * Sets the bit rate, of which the kernel computes the timing of bits. IFLA_CAN_BITTIMING. Equivalent to: {@code ip
     * link set … type can bitrate 500000}.
     *
     * @param bitsPerSecond 1 to 2^32 - 1
     */
    public Can bitrate(long bitsPerSecond) {
        return bitTiming(CanBitTiming.ofBitrate(bitsPerSecond));
    }

    /**
     * Sets the timing of bits. IFLA_CAN_BITTIMING. Equivalent to: {@code ip link set … type can tq 125 prop-seg 6 …}.
     */
    public Can bitTiming(CanBitTiming timing) {
        return set(BITTIMING, timing);
    }

    /** Returns the timing of bits; null when it is not set here. IFLA_CAN_BITTIMING. */
    public @Nullable CanBitTiming bitTiming() {
        return value(BITTIMING);
    }

    /**
     * Sets the timing of bits of the data of CAN FD. IFLA_CAN_DATA_BITTIMING. Equivalent to: {@code ip link set … type
     * can dbitrate 2000000}.
     */
    public Can dataBitTiming(CanBitTiming timing) {
        return set(DATA_BITTIMING, timing);
    }

    /** Returns the timing of bits of the data of CAN FD; null when it is not set here. IFLA_CAN_DATA_BITTIMING. */
    public @Nullable CanBitTiming dataBitTiming() {
        return value(DATA_BITTIMING);
    }

    /**
     * Switches modes on or off; other modes remain as they are. IFLA_CAN_CTRLMODE. Equivalent to: {@code ip link set …
     * type can loopback on}.
     *
     * @param modes constants of {@link CanModes}
     */
    public Can modes(int modes, boolean on) {
        CanModes before = value(CTRLMODE);
        CanModes now = new CanModes(modes, on ? modes : 0);
        return set(CTRLMODE, before == null ? now : before.then(now));
    }

    /** Returns the modes that are set here, and their values; null when none is. IFLA_CAN_CTRLMODE. */
    public @Nullable CanModes modes() {
        return value(CTRLMODE);
    }

    /**
     * Sets the time after which it restarts when it has left the bus; zero for never. IFLA_CAN_RESTART_MS. Equivalent
     * to: {@code ip link set … type can restart-ms 100}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of milliseconds
     */
    public Can restartDelay(Duration time) {
        return set(RESTART_MS, time, MILLISECOND);
    }

    /** Returns the time after which it restarts; null when it is not set here. IFLA_CAN_RESTART_MS. */
    public @Nullable Duration restartDelay() {
        return value(RESTART_MS, MILLISECOND);
    }

    /** Restarts it now; it must be up. IFLA_CAN_RESTART. Equivalent to: {@code ip link set … type can restart}. */
    public Can restart() {
        return set(RESTART, 1);
    }

    /**
     * Sets the resistance that terminates the bus in ohms, 0 to 65535; 0 for none. IFLA_CAN_TERMINATION. Equivalent to:
     * {@code ip link set … type can termination 120}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Can termination(int ohms) {
        return set(TERMINATION, ohms);
    }

    /** Returns the resistance that terminates the bus in ohms; -1 when it is not set here. IFLA_CAN_TERMINATION. */
    public int termination() {
        return value(TERMINATION, -1);
    }
}
