package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.codec.U8;
import java.util.Set;

/**
 * A link whose frames are authenticated and encrypted on top of another (MACsec, IEEE 802.1AE). enum IFLA_MACSEC_*,
 * linux/if_link.h; drivers/net/macsec.c. Its keys are configured by the generic netlink family {@code macsec}.
 */
public final class Macsec extends MacsecSpec {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("macsec", "IFLA_MACSEC_").needsParent();

    /** Identifier of the sender (SCI): hardware address and port. Kernel default: the link's address, and port 1. */
    public static final U64 SCI = KIND.be64(1, "SCI");
    /** Port of the identifier, together with the hardware address of the link; only sent. */
    public static final U16 PORT = KIND.be16(2, "PORT");
    /** Length of the integrity check value in bytes, 8 to 16. Kernel default: 16. */
    public static final U8 ICV_LEN = KIND.u8(3, "ICV_LEN").min(8).max(16);
    /** Cipher suite; see {@link Cipher}. */
    public static final U64 CIPHER_SUITE = KIND.u64(4, "CIPHER_SUITE");
    /** Number of frames that may arrive late; with {@link #REPLAY_PROTECT}. */
    public static final U32 WINDOW = KIND.u32(5, "WINDOW");
    /** Number of the secure association for sent frames, 0 to 3. */
    public static final U8 ENCODING_SA = KIND.u8(6, "ENCODING_SA").max(3);
    /** Whether sent frames are encrypted. */
    public static final Bool ENCRYPT = KIND.bool8(7, "ENCRYPT");
    /** Whether sent frames are protected. Kernel default: on. */
    public static final Bool PROTECT = KIND.bool8(8, "PROTECT");
    /** Whether frames contain the identifier of their sender. Kernel default: on. */
    public static final Bool INC_SCI = KIND.bool8(9, "INC_SCI");
    /** Whether frames have the end station bit. */
    public static final Bool ES = KIND.bool8(10, "ES");
    /** Whether frames have the single copy broadcast bit. */
    public static final Bool SCB = KIND.bool8(11, "SCB");
    /** Whether frames that arrive too late are dropped. */
    public static final Bool REPLAY_PROTECT = KIND.bool8(12, "REPLAY_PROTECT");
    /** What happens to received frames that are not valid; see {@link Validation}. Kernel default: STRICT. */
    public static final U8 VALIDATION = KIND.u8(13, "VALIDATION").max(2);
    /** Padding, for alignment. */
    public static final Raw PAD = KIND.raw(14, "PAD");
    /** What hardware does; see {@link Offload}. Linux 5.7, reported since Linux 6.3. */
    public static final U8 OFFLOAD = KIND.u8(15, "OFFLOAD").max(2);

    /** A cipher suite. MACSEC_CIPHER_ID_*, linux/if_macsec.h. */
    public enum Cipher {
        /** GCM-AES-128, the kernel's default. */
        GCM_AES_128(0x0080_c200_0100_0001L),
        /** GCM-AES-256. */
        GCM_AES_256(0x0080_c200_0100_0002L),
        /** GCM-AES-XPN-128, with packet numbers of 64 bits. Linux 5.7. */
        GCM_AES_XPN_128(0x0080_c200_0100_0003L),
        /** GCM-AES-XPN-256, with packet numbers of 64 bits. Linux 5.7. */
        GCM_AES_XPN_256(0x0080_c200_0100_0004L),
        /** A cipher suite that this library does not know. */
        OTHER(-1);

        /** What the kernel calls GCM-AES-128 when it reports it, for older programs. MACSEC_DEFAULT_CIPHER_ID. */
        private static final long REPORTED_DEFAULT = 0x0080_0200_0100_0001L;

        private static final Cipher[] VALUES = values();

        private final long number;

        Cipher(long number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public long number() {
            return number;
        }

        /** Returns the cipher suite with the kernel's number. */
        public static Cipher of(long number) {
            for (Cipher cipher : VALUES) {
                if (cipher.number == number) {
                    return cipher;
                }
            }
            return number == REPORTED_DEFAULT ? GCM_AES_128 : OTHER;
        }
    }

    /** What happens to received frames that are not valid. enum macsec_validation_type, linux/if_link.h. */
    public enum Validation {
        /** They are received. */
        DISABLED,
        /** They are received and counted. */
        CHECK,
        /** They are dropped. */
        STRICT,
        /** A validation that this library does not know. */
        OTHER;

        private static final Validation[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the validation with the kernel's number. */
        public static Validation of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    /** What hardware does. enum macsec_offload, linux/if_link.h. */
    public enum Offload {
        /** Nothing. */
        OFF,
        /** The physical layer chip protects frames. */
        PHY,
        /** The network controller protects frames. Linux 5.7. */
        MAC,
        /** An offload that this library does not know. */
        OTHER;

        private static final Offload[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the offload with the kernel's number. */
        public static Offload of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    private Macsec() {}

    /**
     * Returns a spec of a new link; {@link #parent} is required. Equivalent to: {@code ip link add link eth0 NAME type
     * macsec}.
     */
    public static Macsec named(String name) {
        return new Macsec().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type macsec …}. */
    public static Macsec options() {
        return new Macsec();
    }

    /**
     * Returns a spec with the settings of a link, to be read by the getters, or to create one like it; see {@link LinkSpec}.
     * Of a link whose frames do not contain its identifier, only the port of that is copied.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Macsec of(LinkView link) {
        Macsec spec = new Macsec().copyOf(link, Set.of(PAD));
        // Where frames do not contain it, the identifier cannot be chosen: macsec_newlink().
        return spec.isSendSci() ? spec : spec.port((int) (spec.sci() & 0xffff)).unset(SCI);
    }
}
