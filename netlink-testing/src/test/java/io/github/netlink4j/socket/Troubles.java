package io.github.netlink4j.socket;

import static io.github.netlink4j.socket.Trouble.LISTINGS;
import static io.github.netlink4j.socket.Trouble.QUESTIONS;
import static io.github.netlink4j.socket.Trouble.Truth.CARRIED_OUT;
import static io.github.netlink4j.socket.Trouble.Truth.REFUSED;
import static io.github.netlink4j.socket.Trouble.Truth.UNREPORTED;

import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All faults of an exchange, caused by the kernel, the socket or another process. */
final class Troubles {
    static final int STRANGER = 4242;

    private static final int NOOP = 1;
    private static final int OVERRUN = 4;
    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int ENOMEM = 12;
    private static final int EBUSY = 16;
    private static final int EEXIST = 17;
    private static final int EINVAL = 22;
    private static final int EMSGSIZE = 90;
    private static final int ENOBUFS = 105;
    private static final int ECONNREFUSED = 111;

    /** Text, offset, limits, cookie, missing attribute: everything in an extended acknowledgement, and an unknown attribute. */
    private static final Bytes ALL_TLVS = ExtendedAckTest.message("no")
            .attr(2, Bytes.of().u32(24))
            .attr(3, (byte) 1, (byte) 2)
            .attr(
                    0x8004,
                    Bytes.of().attr(1, Bytes.of().u32(7)).attr(4, Bytes.of().u64(1)))
            .attr(5, Bytes.of().u32(1))
            .attr(6, Bytes.of().u32(36))
            .attr(99, Bytes.of().u32(0));

    private Troubles() {}

    static List<Trouble> all() {
        List<Trouble> all = new ArrayList<>();
        losses(all);
        orders(all);
        strangers(all);
        listings(all);
        lengths(all);
        attributes(all);
        sizes(all);
        acknowledgements(all);
        sockets(all);
        endings(all);
        all.sort(Comparator.comparing(trouble -> trouble.name().substring(0, 3)));
        return List.copyOf(all);
    }

    private static void losses(List<Trouble> all) {
        all.add(Trouble.of("F01 ENOBUFS, and the answer arrives nevertheless", CARRIED_OUT, q -> well(q.enobufs())));
        all.add(Trouble.of("F01 ENOBUFS instead of the answer", UNREPORTED, Sent::enobufs));
        all.add(Trouble.of("F02 ENOBUFS during the answer", CARRIED_OUT, q -> during(q, Sent::enobufs)));
        all.add(Trouble.of("F03 ENOBUFS after the parts of a listing, and no end", UNREPORTED, q -> parts(q).enobufs())
                .only(LISTINGS));
        all.add(Trouble.of("F04 ENOBUFS three times in a row, and no answer", UNREPORTED, q -> q.enobufs()
                .enobufs()
                .enobufs()));
        all.add(Trouble.of("F05 no answer, ever", UNREPORTED, q -> {}));
        all.add(Trouble.of("F06 the answer comes after the timeout", UNREPORTED, q -> {})
                .afterwards(Troubles::well));
        all.add(Trouble.of("F17 the parts of a listing, then nothing", UNREPORTED, Troubles::parts)
                .only(LISTINGS));
    }

    private static void orders(List<Trouble> all) {
        all.add(Trouble.of("F07 the answer twice", CARRIED_OUT, q -> {
            well(q);
            well(q);
        }));
        all.add(Trouble.of("F08 a success before the answer", CARRIED_OUT, q -> well(q.ack())));
        all.add(Trouble.of("F09 a success instead of the answer", CARRIED_OUT, Sent::ack));
        all.add(Trouble.of("F10 an object, and no acknowledgement", UNREPORTED, q -> object(q, Thing.payload(5)))
                .only(Set.of(Call.CHANGE, Call.CREATE, Call.BATCH, Call.QUIET_BATCH)));
        all.add(Trouble.of("F11 an echo before the acknowledgement", CARRIED_OUT, q -> {
                    object(q, Thing.payload(5));
                    well(q);
                })
                .only(Set.of(Call.CHANGE, Call.CREATE, Call.BATCH, Call.QUIET_BATCH)));
        all.add(Trouble.of(
                "F12 messages with a foreign sequence number during the answer",
                CARRIED_OUT,
                q -> during(q, s -> wrong(s.answer().sequence(s.sequence() + 7)).send())));
        all.add(Trouble.of(
                "F13 messages for a foreign port during the answer",
                CARRIED_OUT,
                q -> during(q, s -> wrong(s.answer().port(1)).send())));
    }

    private static void strangers(List<Trouble> all) {
        all.add(Trouble.of("F14 a forged object and success before the answer", CARRIED_OUT, q -> {
            q.answer()
                    .sender(STRANGER)
                    .message(Thing.NEW.number(), 0, Thing.payload(66))
                    .ack()
                    .send();
            well(q);
        }));
        all.add(Trouble.of("F14 a forged refusal before the answer", CARRIED_OUT, q -> {
            q.answer().sender(STRANGER).error(EPERM).send();
            well(q);
        }));
        all.add(Trouble.of(
                "F15 a forged end during the answer",
                CARRIED_OUT,
                q -> during(q, s -> s.answer().sender(STRANGER).done().send())));
        all.add(Trouble.of(
                "F16 a multicast with our own number and port during the answer",
                CARRIED_OUT,
                q -> during(q, s -> wrong(s.answer().group(1)).send())));
    }

    private static void listings(List<Trouble> all) {
        all.add(Trouble.of("F18 no NLM_F_MULTI on a listing", CARRIED_OUT, q -> q.answer()
                        .message(Thing.NEW.number(), 0, Thing.payload(1))
                        .message(Thing.NEW.number(), 0, Thing.payload(2))
                        .message(Answer.DONE, 0, Bytes.of().u32(0).toArray())
                        .send())
                .only(LISTINGS));
        all.add(Trouble.of("F19 an end without an error number", CARRIED_OUT, q -> parts(q).answer()
                        .message(Answer.DONE, Answer.MULTI)
                        .send())
                .only(LISTINGS));
        all.add(Trouble.of("F20 an end that refuses, and a text", REFUSED, q -> parts(q).answer()
                        .done(ENOENT, ALL_TLVS)
                        .send())
                .only(LISTINGS));
        all.add(Trouble.of("F20 an end where none belongs", UNREPORTED, q -> q.answer()
                        .done(ENOENT, ALL_TLVS)
                        .send())
                .only(Set.of(Call.CHANGE, Call.CREATE, Call.FETCH, Call.BATCH, Call.QUIET_BATCH)));
        for (int place = 0; place < 3; place++) {
            String where =
                    List.of("the first object", "the last object", "the end").get(place);
            all.add(Trouble.of("F22 NLM_F_DUMP_INTR on " + where, UNREPORTED, interruptedAt(place))
                    .only(LISTINGS));
        }
        Trouble interrupted = Trouble.of("F23 interrupted twenty times", UNREPORTED);
        for (int i = 0; i < 20; i++) {
            interrupted = interrupted.then(interruptedAt(1));
        }
        all.add(interrupted.only(Set.of(Call.LIST)));
        all.add(Trouble.of("F24 EBUSY twice", REFUSED, q -> q.error(EBUSY))
                .then(q -> q.error(EBUSY))
                .only(LISTINGS));
        all.add(Trouble.of("F24 EBUSY", REFUSED, q -> q.error(EBUSY))
                .only(Set.of(Call.CHANGE, Call.CREATE, Call.FETCH, Call.BATCH, Call.QUIET_BATCH)));
    }

    private static void lengths(List<Trouble> all) {
        for (int tail : new int[] {1, 8, 15}) {
            all.add(Trouble.of("F25 " + tail + " bytes after the last message", CARRIED_OUT, q -> {
                if (q.isDump()) {
                    parts(q).answer().done().raw(new byte[tail]).send();
                } else {
                    acknowledgement(q).raw(new byte[tail]).send();
                }
            }));
        }
        all.add(Trouble.of("F26 a last message whose length is no multiple of four", CARRIED_OUT, q -> {
            byte[] odd = Thing.payload(5, Bytes.of().u16(7).u16(2).raw((byte) 'a', (byte) 'b', (byte) 0));
            if (q.type() == Thing.GET.number() && !q.isDump()) {
                object(q, odd);
            } else {
                during(q, s -> s.answer().message(NOOP, 0, new byte[3]).send());
            }
        }));
        all.add(Trouble.of("F27 a message longer than its datagram", UNREPORTED, longerThanItIs(1000)));
        for (long length : new long[] {0, 15, 0x8000_0000L, 0xffff_ffffL}) {
            all.add(Trouble.of("F28 a message of " + length + " bytes", UNREPORTED, longerThanItIs(length)));
        }
        all.add(Trouble.of(
                "F33 a datagram of no bytes during the answer",
                CARRIED_OUT,
                q -> during(q, s -> s.answer().send())));
    }

    private static Consumer<Sent> longerThanItIs(long length) {
        return q -> q.answer()
                .messageOfLength(length, Thing.NEW.number(), new byte[8])
                .send();
    }

    private static void attributes(List<Trouble> all) {
        for (int length : new int[] {0, 1, 2, 3, 0xffff}) {
            Bytes attribute = Bytes.of().attrOfLength(length, 1, new byte[4]);
            all.add(withObject("F29 an attribute of " + length + " bytes", attribute));
        }
        all.add(withObject(
                "F30 attributes that come twice, and padding",
                Bytes.of()
                        .attr(1, Bytes.of().u32(1))
                        .attr(0)
                        .attr(1, Bytes.of().u32(2))
                        .attr(0)));
        all.add(withObject(
                "F31 attributes with NLA_F_NESTED and NLA_F_NET_BYTEORDER, or without",
                Bytes.of()
                        .attr(0xc001, Bytes.of().u32(1))
                        .attr(3, Bytes.of().attr(0x4001, Bytes.of().u16(80)))));
        Bytes wrapped = Bytes.of().attrOfLength((65_536 + 8) & 0xffff, 3, new byte[65_536 + 4]);
        all.add(withObject("F21 a nest whose length has wrapped past 65535", wrapped));
        all.add(withObject("F32 ten thousand nests, one in the other", nests(10_000)));
        all.add(Trouble.of("F56 an object shorter than its structure", UNREPORTED, q -> {
                    object(q, new byte[4]);
                    if (q.isDump()) {
                        q.done();
                    }
                })
                .only(QUESTIONS));
        all.add(withObject(
                "F56 an object with more behind its structure", Bytes.of().attr(200, new byte[40])));
    }

    /** Returns an answer whose first object has these attributes, to a handle whose buffer is large enough. */
    private static Trouble withObject(String name, Bytes attributes) {
        return Trouble.of(name, UNREPORTED, answerWith(attributes))
                .only(QUESTIONS)
                .before(handle -> handle.client.roundTrip.reserve(200_000));
    }

    private static Consumer<Sent> answerWith(Bytes attributes) {
        return q -> {
            if (q.isDump()) {
                object(q, Thing.payload(1, attributes));
                object(q, Thing.payload(2)).done();
            } else {
                object(q, Thing.payload(5, attributes));
            }
        };
    }

    private static Bytes nests(int depth) {
        Bytes nests = Bytes.of();
        for (int inside = depth; inside > 0; inside--) {
            nests.u16(4 * inside).u16(0x8003);
        }
        return nests;
    }

    private static void sizes(List<Trouble> all) {
        all.add(Trouble.of("F34 an object larger than the buffer", UNREPORTED, large(60_000))
                .only(QUESTIONS));
        all.add(Trouble.of("F35 an object that has grown when it is requested again", UNREPORTED, large(60_000))
                .then(large(100_000))
                .then(large(100_000))
                .only(Set.of(Call.FETCH, Call.LIST)));
        all.add(Trouble.of("F34 an echo larger than the buffer before the acknowledgement", CARRIED_OUT, q -> {
                    object(q, Thing.payload(5, Bytes.of().attr(77, new byte[60_000])));
                    well(q);
                })
                .only(Set.of(Call.CHANGE, Call.CREATE, Call.BATCH, Call.QUIET_BATCH)));
    }

    private static Consumer<Sent> large(int bytes) {
        Bytes attributes = Bytes.of();
        for (int rest = bytes; rest > 0; rest -= 50_000) {
            attributes.attr(77, new byte[Math.min(rest, 50_000)]);
        }
        return answerWith(attributes);
    }

    private static void acknowledgements(List<Trouble> all) {
        all.add(Trouble.of("F41 a capped refusal with all attributes", REFUSED, q -> q.answer()
                .error(EEXIST, ALL_TLVS)
                .send()));
        all.add(Trouble.of("F42 a refusal that repeats the request", REFUSED, q -> q.answer()
                .uncappedError(EINVAL, ALL_TLVS)
                .send()));
        for (int length : new int[] {0, 1000, -1}) {
            all.add(Trouble.of(
                    "F42 a refusal that repeats a request of " + Integer.toUnsignedString(length) + " bytes",
                    REFUSED,
                    q -> q.answer()
                            .message(
                                    Answer.ERROR,
                                    Answer.TLVS,
                                    Bytes.of()
                                            .u32(-EINVAL)
                                            .u32(length)
                                            .raw(new byte[12])
                                            .toArray())
                            .send()));
        }
        all.add(Trouble.of("F43 a refusal with malformed attributes", REFUSED, q -> q.answer()
                .error(EINVAL, Bytes.of().u16(3).u16(1).u32(0xffff_ffffL))
                .send()));
        all.add(Trouble.of("F43 a refusal whose offset is beyond the request", REFUSED, q -> q.answer()
                .error(EINVAL, Bytes.of().attr(2, Bytes.of().u32(0xffff_ffffL)))
                .send()));
        all.add(Trouble.of("F44 a success with a warning", CARRIED_OUT, q -> {
            if (q.isDump()) {
                parts(q).answer().done(0, ExtendedAckTest.message("careful")).send();
            } else if (q.type() == Thing.GET.number()) {
                well(q);
            } else {
                q.answer().ack(ExtendedAckTest.message("careful")).send();
            }
        }));
        all.add(Trouble.of("F45 a refusal with limits and missing attributes", REFUSED, q -> q.answer()
                .error(EINVAL, ALL_TLVS)
                .send()));
        all.add(Trouble.of("F46 the last error number", REFUSED, q -> q.error(4095)));
        all.add(Trouble.of("F46 a number beyond the last error number", UNREPORTED, q -> q.error(4096)));
        all.add(Trouble.of("F46 a positive error number", UNREPORTED, q -> q.error(-EINVAL)));
        all.add(Trouble.of("F46 an acknowledgement without a number", UNREPORTED, q -> q.answer()
                .message(Answer.ERROR, 0, new byte[3])
                .send()));
        all.add(Trouble.of(
                "F47 NOOP and an unknown control message during the answer",
                CARRIED_OUT,
                q -> during(q, s -> s.answer()
                        .message(NOOP, 0)
                        .message(5, 0, new byte[4])
                        .send())));
        all.add(Trouble.of(
                "F47 OVERRUN during the answer",
                CARRIED_OUT,
                q -> during(q, s -> s.answer().message(OVERRUN, 0).send())));
        all.add(Trouble.of(
                "F48 an object of another type in the answer",
                CARRIED_OUT,
                q -> during(q, s -> s.answer().message(77, 0, new byte[8]).send())));
    }

    private static void sockets(List<Trouble> all) {
        all.add(Trouble.of("F36 receiving is interrupted by a thousand signals", CARRIED_OUT, q -> {
            Collections.nCopies(1000, EINTR).forEach(q.kernel()::failReceive);
            well(q);
        }));
        all.add(Trouble.of("F37 woken without a reason ten times", CARRIED_OUT, q -> {
            for (int i = 0; i < 10; i++) {
                q.kernel().onWait(() -> q.kernel().failReceive(EAGAIN));
            }
            q.kernel().onWait(() -> well(q));
        }));
        all.add(Trouble.of("F38 EMSGSIZE on sending", UNREPORTED).before(handle -> handle.kernel.failSend(EMSGSIZE)));
        all.add(Trouble.of("F39 signals on sending, and then success", CARRIED_OUT)
                .before(handle -> handle.kernel.failSend(EINTR).failSend(EINTR)));
        all.add(Trouble.of("F39 a signal on sending, then EAGAIN", UNREPORTED)
                .before(handle -> handle.kernel.failSend(EINTR).failSend(EAGAIN)));
        for (int errno : new int[] {ECONNREFUSED, EPERM, ENOMEM, ENOBUFS}) {
            all.add(Trouble.of("F40 errno " + errno + " on sending", UNREPORTED)
                    .before(handle -> handle.kernel.failSend(errno)));
        }
        all.add(Trouble.of(
                "F40 ENOMEM on receiving", UNREPORTED, q -> q.kernel().failReceive(ENOMEM)));
    }

    private static void endings(List<Trouble> all) {
        Runnable interrupt = () -> Thread.currentThread().interrupt();
        all.add(Trouble.of("F52 interrupted before the call, and the answer is there", CARRIED_OUT)
                .before(handle -> interrupt.run()));
        all.add(Trouble.of("F52 interrupted before the call, and no answer is there", UNREPORTED, q -> {})
                .before(handle -> interrupt.run()));
        all.add(Trouble.of("F52 interrupted while the request is sent", CARRIED_OUT, q -> {
            interrupt.run();
            well(q);
        }));
        all.add(Trouble.of(
                "F52 interrupted while it waits", UNREPORTED, q -> q.kernel().onWait(interrupt)));
        all.add(Trouble.of("F52 interrupted while it waits, as the answer comes", CARRIED_OUT, q -> q.kernel()
                .onWait(() -> {
                    interrupt.run();
                    well(q);
                })));
        all.add(Trouble.of("F53 closed while the request is sent", UNREPORTED, q -> {
            q.kernel().close();
            well(q);
        }));
        all.add(Trouble.of(
                "F53 closed while it waits", UNREPORTED, q -> q.kernel().onWait(q.kernel()::close)));
        all.add(Trouble.of("F53 closed before the call", UNREPORTED).before(handle -> handle.client.close()));
    }

    /** Answers as the kernel does, in as many datagrams as it can. */
    static void well(Sent q) {
        Handle.answerWell(q);
    }

    private static Answer acknowledgement(Sent q) {
        return q.type() == Thing.GET.number()
                ? q.answer().object(Thing.payload(Handle.number(q)))
                : q.answer().ack();
    }

    /** Inserts something before the answer or, in a listing, between its parts. */
    static void during(Sent q, Consumer<Sent> something) {
        if (q.isDump()) {
            q.object(Thing.payload(1));
            something.accept(q);
            q.object(Thing.payload(2)).done();
        } else {
            something.accept(q);
            well(q);
        }
    }

    /** Returns messages that would mislead if they were accepted: an object and both ends. */
    static Answer wrong(Answer answer) {
        return answer.message(Thing.NEW.number(), Answer.MULTI, Thing.payload(66))
                .error(EEXIST)
                .done();
    }

    private static Sent parts(Sent q) {
        return q.object(Thing.payload(1)).object(Thing.payload(2));
    }

    private static Sent object(Sent q, byte[] payload) {
        q.answer()
                .message(Thing.NEW.number(), q.isDump() ? Answer.MULTI : 0, payload)
                .send();
        return q;
    }

    private static Consumer<Sent> interruptedAt(int place) {
        return q -> {
            q.answer()
                    .flags(place == 0 ? Answer.INTERRUPTED : 0)
                    .object(Thing.payload(11))
                    .send();
            q.answer()
                    .flags(place == 1 ? Answer.INTERRUPTED : 0)
                    .object(Thing.payload(12))
                    .send();
            q.answer().flags(place == 2 ? Answer.INTERRUPTED : 0).done().send();
        };
    }
}
