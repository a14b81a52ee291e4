package io.github.netlink4j.codec;

import static io.github.netlink4j.codec.Sample.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.MacAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrinterTest {
    @Test
    void givenAllThereIs_whenPrinted_thenEveryAttributeIsNamed() {
        Sample sample = new Sample(Sample.message(w -> {
            w.put(Sample.U8, 254);
            w.put(Sample.U64, -1);
            w.put(Sample.S64, -1);
            w.put(Sample.BOOL8, true);
            w.put(Sample.FLAG, true);
            w.put(Sample.NAME, "a\u001b[31m\"");
            w.put(Sample.MAC, MacAddress.parse("02:00:00:00:00:01"));
            w.put(Sample.RAW, hex("00ff"));
            w.nest(Sample.NEST);
            w.put(Sample.IN_NUMBER, 5);
            w.nest(Sample.DEEPER);
            w.put(Sample.PORT, 80);
            w.end();
            w.putRaw(Sample.INSIDE, 77, hex("abcd"));
            w.end();
            w.putRaw(Sample.SET, 99, new byte[0]);
        }));

        assertThat(sample)
                .hasToString("S_U8 254 S_U64 18446744073709551615 S_S64 -1 S_BOOL8 on S_FLAG on"
                        + " S_NAME \"a\\u001b[31m\\\"\" S_MAC 02:00:00:00:00:01 S_RAW 0x00ff"
                        + " S_NEST {IN_NUMBER 5 IN_DEEPER {DEEP_PORT 80} IN_#77 0xabcd} S_#99 0x");
    }

    @Test
    void givenNestWithStructure_whenPrinted_thenTheStructureIsShown() {
        Sample sample = new Sample(Sample.message(w -> {
            w.nest(Sample.HEADED);
            w.nestHeader32(0, 0x01010101);
            w.put(Sample.HEADED_NUMBER, 6);
            w.end();
        }));

        assertThat(sample).hasToString("S_HEADED {0x0101010100000000 HEADED_NUMBER 6}");
    }

    @Test
    void givenKinds_whenPrinted_thenKnownOnesByNameAndOthersInHexadecimal() {
        byte[] red = hex("[0008][0019] 72656400 [000c][001a] [0008][0001][00000007]");
        byte[] green = hex("[0006][0019] 67000000 [0008][001a] 01020304");

        assertThat(Sample.of(red)).hasToString("S_KIND \"red\" S_DATA {RED_ID 7}");
        assertThat(Sample.of(green)).hasToString("S_KIND \"g\" S_DATA 0x01020304");
    }

    @Test
    void givenMalformedParts_whenPrinted_thenTheRestIsShownAndTheFaultNamed() {
        byte[] shortNumber = hex("[0005][0003] 07000000 [0005][0001] 01000000");
        byte[] brokenNest = hex("[000c][0016] [0003][0001] 00000000 [0005][0001] 01000000");
        byte[] brokenEnd = hex("[0005][0001] 01000000 [0009][0002] 00000000");
        byte[] brokenBesideKind = hex("[0008][001a] 01020304 [0005][0001] 01000000 [0003][0002]");

        assertThat(Sample.of(shortNumber)).hasToString("S_U32 0x07 S_U8 1");
        assertThat(Sample.of(brokenNest))
                .hasToString("S_NEST {<attribute number 1 claims 3 bytes where 4 to 8 are possible>} S_U8 1");
        assertThat(Sample.of(brokenEnd))
                .hasToString("S_U8 1 <attribute number 2 claims 9 bytes where 4 to 8 are possible>");
        assertThat(Sample.of(brokenBesideKind))
                .hasToString("S_DATA 0x01020304 S_U8 1 <attribute number 2 claims 3 bytes where 4 to 4 are possible>");
    }

    @Test
    void givenLongUnknownAttribute_whenPrinted_thenCutAndItsLengthPrinted() {
        Sample sample = new Sample(Sample.message(w -> w.putRaw(Sample.SET, 99, new byte[1000])));

        assertThat(sample.toString())
                .hasSize(6 + 2 + 128 + "… (1000 bytes)".length())
                .endsWith("00… (1000 bytes)");
    }

    @Test
    @DisplayName("H43: the selector of a thousand nests is searched for once")
    void givenManyNestsOfAKind_whenPrinted_thenTheKindIsLookedForOnce() {
        AtomicInteger looks = new AtomicInteger();
        AttrSet set = AttrSet.ofMessage("many", "M_", 0);
        Str kind = set.string(1, "KIND", 15);
        Nest data = set.nest(2, "DATA").chosenBy(kind, selected -> {
            looks.incrementAndGet();
            return Sample.RED;
        });
        MessageWriter writer = new MessageWriter();
        writer.begin(new MessageType(78, "NEWMANY", set), 0, 1);
        for (int i = 0; i < 1000; i++) {
            writer.nest(data);
            writer.end();
        }
        writer.put(kind, "red");
        writer.finish();

        String text = new AttrView(set, writer.bytes(), Wire.HEADER, writer.length()).toString();

        assertThat(text).startsWith("M_DATA {} M_DATA {}").endsWith("M_DATA {} M_KIND \"red\"");
        assertThat(looks).hasValue(1);
    }

    @Test
    @DisplayName("H43: each malformed value costs an exception, so a message of nothing else is not printed to its end")
    void givenManyFaults_whenPrinted_thenEndsWithANote() {
        String fault = "[0005][0003] 07000000";
        String number = "[0008][0003] 07000000";
        String end = " <more values are not printed after so many malformed ones>";

        assertThat(Sample.of(hex(fault.repeat(7) + number))).hasToString("S_U32 0x07 ".repeat(7) + "S_U32 7");
        assertThat(Sample.of(hex(fault.repeat(8) + number))).hasToString("S_U32 0x07 ".repeat(7) + "S_U32 0x07" + end);
        assertThat(Sample.of(hex(fault.repeat(7) + "[0008][0016] [0003][0001]" + number + "[0002][0001]")))
                .hasToString("S_U32 0x07 ".repeat(7)
                        + "S_NEST {<attribute number 1 claims 3 bytes where 4 to 4 are possible>" + end + "}");
    }

    @Test
    void givenNoAttributes_whenPrinted_thenEmpty() {
        assertThat(Sample.of(new byte[0])).hasToString("");
    }
}
