package io.github.netlink4j.fuzz;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.testing.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The initial inputs, and the format of inputs. Numbers such as F01 are those of the scripts of the fake kernel. */
final class Seeds {
    private static final int NLMSG_NOOP = 1;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLMSG_OVERRUN = 4;
    private static final int MULTI = 0x2;
    private static final int INTERRUPTED = 0x10;
    private static final int CAPPED = 0x100;
    private static final int TLVS = 0x200;

    private Seeds() {}

    /**
     * Corrects the length in a message; otherwise most mutations would only make it wrong. Wrong lengths are tested by whole
     * datagrams.
     */
    static byte[] ofTrueLength(byte[] message) {
        if (message.length >= Wire.HEADER) {
            Wire.put32(message, 0, message.length);
        }
        return message;
    }

    /** Returns a datagram in the format of {@link Delivery}. */
    static byte[] datagram(byte[] messages) {
        return Bytes.of()
                .u8(0)
                .u16(Math.min(messages.length, 0xffff))
                .raw(messages)
                .toArray();
    }

    /** Returns inputs of {@link Client}: the number of a call, and datagrams. */
    static List<byte[]> answers() {
        List<byte[]> inputs = listings();
        for (byte[] answer : scripts()) {
            for (int call = 0; call < Client.SERVICES + 2 * Captures.objects().size(); call++) {
                inputs.add(Bytes.of().u8(call).raw(answer).toArray());
            }
        }
        return inputs;
    }

    /** Returns inputs of {@link Monitor}: datagrams. */
    static List<byte[]> events() {
        List<byte[]> inputs = new ArrayList<>(scripts());
        for (byte[] listing : listings()) {
            inputs.add(Arrays.copyOfRange(listing, 1, listing.length));
        }
        return inputs;
    }

    private static List<byte[]> listings() {
        List<byte[]> inputs = new ArrayList<>();
        int call = Client.SERVICES;
        for (String about : Captures.objects()) {
            listings(about, call, inputs);
            call += 2;
        }
        return inputs;
    }

    /** Adds the objects as a listing in several parts for one call, and each object as the answer for the next call. */
    private static void listings(String about, int call, List<byte[]> inputs) {
        for (String kernel : Captures.KERNELS) {
            Bytes listing = Bytes.of().u8(call);
            int length = 0;
            for (byte[] object : Captures.of(kernel, about)) {
                if (length + object.length < 3000) {
                    listing.raw(datagram(object));
                    length += object.length;
                }
                inputs.add(Bytes.of().u8(call + 1).raw(datagram(object)).toArray());
            }
            inputs.add(listing.raw(datagram(done(0).toArray())).toArray());
        }
    }

    private static Bytes done(int extraFlags) {
        return Bytes.of().message(NLMSG_DONE, MULTI | extraFlags, 0, 0, new byte[4]);
    }

    private static byte[] error(int flags, int errno, byte... rest) {
        return Bytes.of()
                .message(
                        NLMSG_ERROR,
                        flags,
                        0,
                        0,
                        Bytes.of().u32(-errno).raw(rest).toArray())
                .toArray();
    }

    private static byte[] link(byte... attributes) {
        return Bytes.of()
                .message(
                        16,
                        MULTI,
                        0,
                        0,
                        Bytes.of().raw(new byte[16]).raw(attributes).toArray())
                .toArray();
    }

    private static byte[] both(byte[] one, byte[] other) {
        return Bytes.of().raw(one).raw(other).toArray();
    }

    private static byte[] scripted(int how, byte[] messages) {
        byte[] datagram = datagram(messages);
        datagram[0] = (byte) how;
        return datagram;
    }

    /** Returns nests of one type, five hundred deep (F32). */
    static byte[] nests(int type) {
        Bytes nests = Bytes.of();
        for (int length = 2000; length >= Wire.ATTR_HEADER; length -= Wire.ATTR_HEADER) {
            nests.u16(length).u16(type);
        }
        return nests.toArray();
    }

    private static List<byte[]> scripts() {
        byte[] request = Bytes.of().message(16, 5, 0, 0, new byte[16]).toArray();
        byte[] header = Bytes.of().message(16, 5, 0, 0).toArray();
        List<byte[]> scripts = new ArrayList<>();
        // F01, F33: answers are lost; a datagram of no bytes.
        scripts.add(scripted(8, done(0).toArray()));
        scripts.add(datagram(new byte[0]));
        // F08, F09: the acknowledgement first, or alone.
        scripts.add(datagram(both(error(CAPPED, 0, header), link())));
        scripts.add(datagram(error(CAPPED, 0, header)));
        // F13 to F16: another port, another sender, a group.
        scripts.add(datagram(Bytes.of().message(16, 0, 0, 1, new byte[16]).toArray()));
        scripts.add(scripted(1, done(0).toArray()));
        scripts.add(scripted(2, link()));
        // F18 to F20, F22: unusual ends of a listing.
        scripts.add(datagram(Bytes.of().message(NLMSG_DONE, 0, 0, 0).toArray()));
        scripts.add(datagram(Bytes.of()
                .message(
                        NLMSG_DONE,
                        MULTI | TLVS,
                        0,
                        0,
                        Bytes.of().u32(-2).attr(1, (byte) 'x', (byte) 0).toArray())
                .toArray()));
        scripts.add(datagram(both(link(), done(INTERRUPTED).toArray())));
        // F25 to F28: wrong lengths.
        scripts.add(datagram(both(done(0).toArray(), new byte[15])));
        for (long length : new long[] {0, 15, 17, 21, 4000, 1L << 31, 0xffff_ffffL}) {
            scripts.add(datagram(Bytes.of()
                    .messageOfLength(length, 16, MULTI, 0, 0, new byte[20])
                    .toArray()));
        }
        // F29 to F32: attributes of wrong length, repeated, flagged, and nested ones.
        for (int length : new int[] {0, 1, 2, 3, 9, 0xffff}) {
            scripts.add(
                    datagram(link(Bytes.of().attrOfLength(length, 3, (byte) 'a').toArray())));
        }
        scripts.add(datagram(link(Bytes.of()
                .attr(42)
                .attr(42)
                .attr(3, Bytes.of().text("a"))
                .attr(0xc003, Bytes.of().text("b"))
                .toArray())));
        scripts.add(datagram(link(nests(0x8000 | 18))));
        // F34: longer than the buffer.
        scripts.add(scripted(4, link()));
        // F41 to F46: acknowledgements of all forms.
        byte[] extended = Bytes.of()
                .attr(1, Bytes.of().text("because"))
                .attr(2, Bytes.of().u32(36))
                .attr(3, (byte) 1)
                .attr(
                        4,
                        Bytes.of().attr(1, Bytes.of().u32(1)).attr(4, Bytes.of().u64(1)))
                .attr(5, Bytes.of().u32(3))
                .attr(6, Bytes.of().u32(48))
                .attr(77)
                .toArray();
        scripts.add(datagram(error(CAPPED | TLVS, 22, both(header, extended))));
        scripts.add(datagram(error(TLVS, 22, both(request, extended))));
        scripts.add(datagram(error(CAPPED | TLVS, 0, both(header, extended))));
        scripts.add(datagram(
                error(TLVS, 22, Bytes.of().u32(0xffff_fff0L).raw(extended).toArray())));
        scripts.add(datagram(error(CAPPED | TLVS, 22, both(header, new byte[] {3, 0, 1, 0}))));
        scripts.add(datagram(error(CAPPED, 4095, header)));
        scripts.add(datagram(error(CAPPED, -1, header)));
        // F47, F48: message types that are not expected here.
        scripts.add(datagram(Bytes.of().message(NLMSG_NOOP, 0, 0, 0).toArray()));
        scripts.add(datagram(Bytes.of().message(NLMSG_OVERRUN, 0, 0, 0).toArray()));
        scripts.add(datagram(Bytes.of().message(5, 0, 0, 0).toArray()));
        scripts.add(datagram(Bytes.of().message(99, 0, 0, 0, new byte[16]).toArray()));
        return scripts;
    }
}
