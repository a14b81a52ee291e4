package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathSearchTest {
    private static final MessageBody REQUEST = w -> {
        w.header32(0, 1);
        w.put(Sample.NAME, "v0");
        w.put(Sample.KIND, "red");
        w.nest(Sample.DATA);
        w.put(Sample.RED_ID, 7);
        w.put(Sample.RED_FLAG, true);
        w.end();
        w.nest(Sample.NEST);
        w.nest(Sample.DEEPER);
        w.put(Sample.PORT, 80);
        w.put(Sample.DEEP_NAME, "x");
        w.end();
        w.put(Sample.IN_NUMBER, 5);
        w.putRaw(Sample.INSIDE, 0x8009, new byte[3]);
        w.end();
        w.nest(Sample.HEADED);
        w.put(Sample.HEADED_NUMBER, 6);
        w.end();
    };

    /** Returns every attribute with its offset, found by parsing the bytes. */
    private static List<String> walk(AttrSet set, byte[] bytes, int from, int to, String outer) {
        List<String> found = new ArrayList<>();
        for (int at = from; at < to; at = Attributes.next(bytes, at, to)) {
            int type = Wire.u16(bytes, at + 2) & Wire.TYPE_MASK;
            String path = outer + set.nameOf(type);
            found.add(at + " " + path);
            AttrSet inside = !(set.attribute(type) instanceof Nest nest)
                    ? null
                    : nest == Sample.DATA ? Sample.RED : nest.inside();
            if (inside != null) {
                int end = at + Wire.u16(bytes, at);
                found.addAll(walk(inside, bytes, at + 4 + inside.headerLength(), end, path + " > "));
            }
        }
        return found;
    }

    @Test
    void givenNestedRequest_whenItsValuesAreAskedFor_thenEachWithPathAndValue() {
        List<SentAttr> values = PathSearch.values(Sample.TYPE, REQUEST);

        assertThat(values)
                .extracting(SentAttr::toString)
                .contains(
                        "S_NAME \"v0\"",
                        "S_DATA > RED_ID 7",
                        "S_DATA > RED_FLAG on",
                        "S_NEST > IN_DEEPER > DEEP_PORT 80");
    }

    @Test
    void givenSentValue_whenComparedWithAnObject_thenInItOrNot() {
        AttrView object = view(w -> {
            w.put(Sample.NAME, "v0");
            w.nest(Sample.NEST);
            w.put(Sample.IN_NUMBER, 6);
            w.end();
        });

        assertThat(PathSearch.values(Sample.TYPE, REQUEST).stream().filter(sent -> sent.isIn(object)))
                .extracting(SentAttr::key)
                .containsExactly(Sample.NAME);
    }

    private static AttrView view(MessageBody body) {
        byte[] message = Sample.message(body::writeTo);
        return new AttrView(Sample.SET, message, Sample.HEADER, message.length);
    }

    @Test
    void givenNestedRequest_whenSearchedByTheOffsetOfEachAttribute_thenItsPath() {
        byte[] message = Sample.message(REQUEST::writeTo);

        List<String> places = walk(Sample.SET, message, Sample.HEADER, message.length, "");

        assertThat(places).hasSize(13);
        assertThat(places).allSatisfy(place -> {
            int offset = Integer.parseInt(place.substring(0, place.indexOf(' ')));
            assertThat(PathSearch.pathAt(offset, Sample.TYPE, REQUEST))
                    .hasToString(place.substring(place.indexOf(' ') + 1));
        });
    }

    @Test
    void givenOffsetsWithoutAttribute_whenSearched_thenNull() {
        int length = Sample.message(REQUEST::writeTo).length;

        for (int offset : new int[] {-1, 0, 15, 16, 19, length, length + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(PathSearch.pathAt(offset, Sample.TYPE, REQUEST)).isNull();
        }
    }

    @Test
    void givenMissingAttribute_whenItsNestIsGiven_thenItsPath() {
        byte[] message = Sample.message(REQUEST::writeTo);
        List<String> places = walk(Sample.SET, message, Sample.HEADER, message.length, "");

        assertThat(missing(1, 0)).isEqualTo("S_U8");
        assertThat(missing(2, placeOf(places, "S_DATA"))).isEqualTo("S_DATA > RED_FLAG");
        assertThat(missing(2, placeOf(places, "S_NEST > IN_DEEPER"))).isEqualTo("S_NEST > IN_DEEPER > DEEP_NAME");
        assertThat(missing(3, placeOf(places, "S_NEST"))).isEqualTo("S_NEST > IN_FLAG");
        assertThat(missing(1, placeOf(places, "S_HEADED"))).isEqualTo("S_HEADED > HEADED_NUMBER");
    }

    private static String missing(int number, int nestAt) {
        return PathSearch.missing(number, nestAt, Sample.TYPE, REQUEST).toString();
    }

    private static int placeOf(List<String> places, String path) {
        String place = places.stream()
                .filter(p -> p.endsWith(" " + path) && p.indexOf(path) == p.indexOf(' ') + 1)
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(place.substring(0, place.indexOf(' ')));
    }
}
