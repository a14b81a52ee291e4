package io.github.netlink4j.codec;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/** A message with an attribute of every type, for the tests of the codec. */
final class Sample extends MessageView {
    static final int HEADER = 16 + 4;

    static final AttrSet SET = AttrSet.ofMessage("sample", "S_", 4);
    static final U8 U8 = SET.u8(1, "U8");
    static final U16 U16 = SET.u16(2, "U16");
    static final U32 U32 = SET.u32(3, "U32");
    static final U64 U64 = SET.u64(4, "U64");
    static final S32 S32 = SET.s32(5, "S32");
    static final S64 S64 = SET.s64(6, "S64");
    static final U16 BE16 = SET.be16(7, "BE16");
    static final U32 BE32 = SET.be32(8, "BE32");
    static final U64 BE64 = SET.be64(9, "BE64");
    static final Bool BOOL8 = SET.bool8(10, "BOOL8");
    static final Bool BOOL16 = SET.bool16(11, "BOOL16");
    static final Bool BOOL32 = SET.bool32(12, "BOOL32");
    static final Bool FLAG = SET.flag(13, "FLAG");
    static final Str NAME = SET.string(14, "NAME", 15);
    static final Str TEXT = SET.text(15, "TEXT", 8);
    static final Mac MAC = SET.mac(16, "MAC");
    static final Ip IP = SET.ip(17, "IP");
    static final Ip LOCAL = SET.ip(18, "LOCAL", 19, "LOCAL6");
    static final Raw RAW = SET.raw(20, "RAW");
    static final Struct<Pair> PAIR = SET.struct(21, "PAIR", Pair.LAYOUT);
    static final Nest NEST = SET.nest(22, "NEST");
    static final Nest FLAGGED = SET.flaggedNest(23, "FLAGGED");
    static final Nest HEADED = SET.nest(24, "HEADED", 8);
    static final Str KIND = SET.string(25, "KIND", 15);
    static final Nest DATA = SET.nest(26, "DATA").chosenBy(KIND, Sample::kind);
    static final U16 FAR = SET.u16(300, "FAR");
    static final Nest SELF = SET.nest(27, "SELF").holding(() -> Sample.SET);

    static final AttrSet INSIDE = NEST.contents("inside", "IN_");
    static final U32 IN_NUMBER = INSIDE.u32(1, "NUMBER");
    static final Nest DEEPER = INSIDE.nest(2, "DEEPER");
    static final Bool IN_FLAG = INSIDE.flag(3, "FLAG");

    static final AttrSet DEEP = DEEPER.contents("deep", "DEEP_");
    static final U16 PORT = DEEP.be16(1, "PORT");
    static final Str DEEP_NAME = DEEP.string(2, "NAME", 15);

    static final AttrSet AFTER_HEADER = HEADED.contents("headed", "HEADED_");
    static final U32 HEADED_NUMBER = AFTER_HEADER.u32(1, "NUMBER");

    static final AttrSet RED = AttrSet.insideWhen(DATA, "red", "RED_");
    static final U32 RED_ID = RED.u32(1, "ID").max(0xff_ffff);
    static final Bool RED_FLAG = RED.flag(2, "FLAG");
    static final AttrSet BLUE = AttrSet.insideWhen(DATA, "blue", "BLUE_");
    static final U8 BLUE_ID = BLUE.u8(1, "ID");

    static final MessageType TYPE = new MessageType(77, "NEWSAMPLE", SET);

    private static AttrSet kind(String kind) {
        return kind.equals("red") ? RED : kind.equals("blue") ? BLUE : null;
    }

    /** Two numbers in different byte order. */
    record Pair(long host, int network) {
        static final Layout<Pair> LAYOUT = new Layout<>(
                "struct pair",
                "mixed",
                6,
                (bytes, at) -> new Pair(Wire.u32(bytes, at), Wire.be16(bytes, at + 4)),
                (value, bytes, at) -> {
                    Wire.put32(bytes, at, (int) value.host());
                    Wire.putBe16(bytes, at + 4, value.network());
                });
    }

    Sample() {
        super(SET);
    }

    Sample(byte[] message) {
        super(SET, message);
    }

    /** A spec whose protected methods tests can call. */
    static final class Spec extends AttrSpec<Spec> {
        Spec() {
            super(SET);
        }

        Spec openInside() {
            open(INSIDE);
            return this;
        }

        byte[] attributes() {
            return Sample.attributes(this::writeAttributes);
        }

        Sample read() {
            return new Sample(message(this::writeAttributes));
        }
    }

    static byte[] message(Consumer<MessageWriter> body) {
        MessageWriter writer = new MessageWriter();
        writer.begin(TYPE, 0, 1);
        body.accept(writer);
        writer.finish();
        return Arrays.copyOf(writer.bytes(), writer.length());
    }

    /** Returns only the attributes, including padding. */
    static byte[] attributes(Consumer<MessageWriter> body) {
        byte[] message = message(body);
        return Arrays.copyOfRange(message, HEADER, message.length);
    }

    /** Returns a message with these bytes for attributes. */
    static Sample of(byte[] attributes) {
        byte[] message = Arrays.copyOf(message(writer -> {}), HEADER + attributes.length);
        Wire.put32(message, 0, message.length);
        System.arraycopy(attributes, 0, message, HEADER, attributes.length);
        return new Sample(message);
    }

    /** Returns a view that is pointed at the message, and finds attributes by its index. */
    static Sample viewOf(byte[] message) {
        Sample view = new Sample();
        view.wrap(message, 0);
        return view;
    }

    /** Parses hexadecimal bytes; digits in brackets are a number in usual notation, which is converted to host order. */
    static byte[] hex(String text) {
        StringBuilder plain = new StringBuilder();
        for (String part : text.replace("]", "[").split("\\[", -1)) {
            String digits = part.replace(" ", "");
            boolean number = text.contains("[" + part + "]");
            boolean reverse = number && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
            for (int i = 0; i < digits.length(); i += 2) {
                int from = reverse ? digits.length() - 2 - i : i;
                plain.append(digits, from, from + 2);
            }
        }
        return HexFormat.of().parseHex(plain);
    }
}
