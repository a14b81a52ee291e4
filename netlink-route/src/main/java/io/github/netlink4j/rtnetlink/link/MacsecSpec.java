package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * The options of a MACsec link, in the words of {@code ip link}; {@link Macsec} is the class to use, and has the keys. Each
 * setter has a getter, which returns what is set here, or was read from a link by {@link Macsec#of}.
 */
public abstract sealed class MacsecSpec extends LinkSpec<Macsec> permits Macsec {
    /** Bytes of a hardware address, ETH_ALEN. */
    private static final int ADDRESS_BYTES = 6;

    MacsecSpec() {
        super(Macsec.KIND);
    }

    @Override
    final void check() {
        if (isSet(Macsec.SCI) && isSet(Macsec.PORT)) {
            throw new IllegalArgumentException(this + ": sci() contains the port; set one of both");
        }
        if (isSet(Macsec.SCI) && !isSendSci()) {
            throw new IllegalArgumentException(
                    this + ": sci() requires that frames contain it, sendSci(true); otherwise set port()");
        }
        if (isEndStation() && isSingleCopyBroadcast()
                || isSet(Macsec.INC_SCI) && isSendSci() && (isEndStation() || isSingleCopyBroadcast())) {
            throw new IllegalArgumentException(
                    this + ": only one of sendSci(), endStation() and singleCopyBroadcast() can be on");
        }
    }

    /** Requires a window, as macsec_validate_attr() does. */
    @Override
    final void checkNew() {
        if (isReplayProtect() && !isSet(Macsec.WINDOW)) {
            throw new IllegalArgumentException(this + ": replay protection needs a window, window()");
        }
    }

    /**
     * Sets the identifier of the sender: 48 bits of hardware address, and 16 bits of port; of a new link only.
     * IFLA_MACSEC_SCI. Equivalent to: {@code ip link add … type macsec sci 1234567890abcdef}.
     */
    public final Macsec sci(long sci) {
        return set(Macsec.SCI, sci);
    }

    /**
     * Sets the identifier of the sender, from a hardware address and a port; of a new link only. IFLA_MACSEC_SCI. Equivalent
     * to: {@code ip link add … type macsec address 02:00:00:00:00:07 port 7}.
     *
     * @throws IllegalArgumentException when the address has not 6 bytes, or the port is not 0 to 65535
     */
    public final Macsec sci(MacAddress address, int port) {
        byte[] bytes = address.toBytes();
        if (bytes.length != ADDRESS_BYTES) {
            throw new IllegalArgumentException(this + ": the hardware address must have 6 bytes: " + address);
        }
        long sci = 0;
        for (byte b : bytes) {
            sci = sci << Byte.SIZE | b & 0xff;
        }
        return sci(sci << Short.SIZE | Macsec.PORT.check(port));
    }

    /** Returns the identifier of the sender, all 64 bits; 0 when it is not set here. IFLA_MACSEC_SCI. */
    public final long sci() {
        return value(Macsec.SCI, 0);
    }

    /**
     * Sets the port of the identifier, 0 to 65535, together with the hardware address of the link; of a new link only.
     * IFLA_MACSEC_PORT. The kernel reports it as part of {@link #sci()}. Equivalent to: {@code ip link add … type macsec
     * port 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Macsec port(int port) {
        return set(Macsec.PORT, port);
    }

    /** Returns the port of the identifier; that in {@link #sci()} when only this is set, -1 when neither is. */
    public final int port() {
        return value(Macsec.PORT, isSet(Macsec.SCI) ? (int) (sci() & 0xffff) : -1);
    }

    /**
     * Sets the length of the integrity check value, 8 to 16 bytes; of a new link only. IFLA_MACSEC_ICV_LEN. Equivalent to:
     * {@code ip link add … type macsec icvlen 16}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Macsec icvLength(int bytes) {
        return set(Macsec.ICV_LEN, bytes);
    }

    /** Returns the length of the integrity check value in bytes; -1 when it is not set here. IFLA_MACSEC_ICV_LEN. */
    public final int icvLength() {
        return value(Macsec.ICV_LEN, -1);
    }

    /**
     * Sets the cipher suite; of a new link only. IFLA_MACSEC_CIPHER_SUITE. Equivalent to: {@code ip link add … type macsec
     * cipher gcm-aes-256}.
     *
     * @throws IllegalArgumentException when it is {@link Macsec.Cipher#OTHER}
     */
    public final Macsec cipher(Macsec.Cipher cipher) {
        if (cipher == Macsec.Cipher.OTHER) {
            throw new IllegalArgumentException(this + ": not a cipher suite: " + cipher);
        }
        return set(Macsec.CIPHER_SUITE, cipher.number());
    }

    /** Returns the cipher suite; null when it is not set here. IFLA_MACSEC_CIPHER_SUITE. */
    public final Macsec.@Nullable Cipher cipher() {
        return isSet(Macsec.CIPHER_SUITE) ? Macsec.Cipher.of(value(Macsec.CIPHER_SUITE, 0)) : null;
    }

    /**
     * Sets the number of frames that may arrive late, 0 to 2^32 - 1. IFLA_MACSEC_WINDOW. Equivalent to: {@code ip link set …
     * type macsec replay on window 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Macsec window(long frames) {
        return set(Macsec.WINDOW, frames);
    }

    /** Returns the number of frames that may arrive late; -1 when it is not set here. IFLA_MACSEC_WINDOW. */
    public final long window() {
        return value(Macsec.WINDOW, -1);
    }

    /**
     * Sets whether frames that arrive too late are dropped; this requires a {@link #window}. IFLA_MACSEC_REPLAY_PROTECT.
     * Equivalent to: {@code ip link set … type macsec replay on window 7}.
     */
    public final Macsec replayProtect(boolean on) {
        return set(Macsec.REPLAY_PROTECT, on);
    }

    /** Returns whether frames that arrive too late are dropped; false when that is not set here. */
    public final boolean isReplayProtect() {
        return value(Macsec.REPLAY_PROTECT, false);
    }

    /**
     * Sets the number of the secure association for sent frames, 0 to 3. IFLA_MACSEC_ENCODING_SA. Equivalent to: {@code ip
     * link set … type macsec encodingsa 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Macsec encodingSa(int number) {
        return set(Macsec.ENCODING_SA, number);
    }

    /** Returns the number of the secure association for sent frames; -1 when it is not set here. IFLA_MACSEC_ENCODING_SA. */
    public final int encodingSa() {
        return value(Macsec.ENCODING_SA, -1);
    }

    /** Sets whether sent frames are encrypted. IFLA_MACSEC_ENCRYPT. Equivalent to: {@code … type macsec encrypt on}. */
    public final Macsec encrypt(boolean on) {
        return set(Macsec.ENCRYPT, on);
    }

    /** Returns whether sent frames are encrypted; false when that is not set here. IFLA_MACSEC_ENCRYPT. */
    public final boolean isEncrypt() {
        return value(Macsec.ENCRYPT, false);
    }

    /** Sets whether sent frames are protected. IFLA_MACSEC_PROTECT. Equivalent to: {@code … type macsec protect off}. */
    public final Macsec protect(boolean on) {
        return set(Macsec.PROTECT, on);
    }

    /** Returns whether sent frames are protected; true, the kernel's default, when that is not set here. */
    public final boolean isProtect() {
        return value(Macsec.PROTECT, true);
    }

    /**
     * Sets whether frames contain the identifier of their sender. IFLA_MACSEC_INC_SCI. Equivalent to: {@code … type macsec
     * send_sci on}.
     */
    public final Macsec sendSci(boolean on) {
        return set(Macsec.INC_SCI, on);
    }

    /** Returns whether frames contain the identifier of their sender; true when that is not set here. */
    public final boolean isSendSci() {
        return value(Macsec.INC_SCI, true);
    }

    /** Sets the end station bit of frames. IFLA_MACSEC_ES. Equivalent to: {@code … type macsec end_station on}. */
    public final Macsec endStation(boolean on) {
        return set(Macsec.ES, on);
    }

    /** Returns whether frames have the end station bit; false when that is not set here. */
    public final boolean isEndStation() {
        return value(Macsec.ES, false);
    }

    /** Sets the single copy broadcast bit of frames. IFLA_MACSEC_SCB. Equivalent to: {@code … type macsec scb on}. */
    public final Macsec singleCopyBroadcast(boolean on) {
        return set(Macsec.SCB, on);
    }

    /** Returns whether frames have the single copy broadcast bit; false when that is not set here. */
    public final boolean isSingleCopyBroadcast() {
        return value(Macsec.SCB, false);
    }

    /**
     * Sets what happens to received frames that are not valid. IFLA_MACSEC_VALIDATION. Equivalent to: {@code … type macsec
     * validate check}.
     *
     * @throws IllegalArgumentException when it is {@link Macsec.Validation#OTHER}
     */
    public final Macsec validate(Macsec.Validation validation) {
        return set(Macsec.VALIDATION, validation.number());
    }

    /** Returns what happens to received frames that are not valid; null when that is not set here. */
    public final Macsec.@Nullable Validation validate() {
        int number = value(Macsec.VALIDATION, -1);
        return number < 0 ? null : Macsec.Validation.of(number);
    }

    /**
     * Sets what hardware does, if the parent supports it. Linux 5.7. IFLA_MACSEC_OFFLOAD. Equivalent to: {@code … type
     * macsec offload mac}.
     *
     * @throws IllegalArgumentException when it is {@link Macsec.Offload#OTHER}
     */
    public final Macsec offload(Macsec.Offload offload) {
        return set(Macsec.OFFLOAD, offload.number());
    }

    /** Returns what hardware does; null when that is not set here. IFLA_MACSEC_OFFLOAD. */
    public final Macsec.@Nullable Offload offload() {
        int number = value(Macsec.OFFLOAD, -1);
        return number < 0 ? null : Macsec.Offload.of(number);
    }
}
