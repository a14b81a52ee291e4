package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the attribute at an offset of a request, as the kernel reports it in an error: writes the request again and compares
 * the offsets of its attributes. So the name of every key is available, also of keys that are declared outside this library, at
 * no cost for requests that succeed.
 */
public final class PathSearch {
    private final MessageWriter writer;
    private final int offset;
    private final List<SentAttr> values = new ArrayList<>();
    private @Nullable AttrPath found;
    private @Nullable AttrSet inside;

    PathSearch(MessageWriter writer, int offset) {
        this.writer = writer;
        this.offset = offset;
    }

    private static PathSearch at(int offset, MessageType type, MessageBody request) {
        MessageWriter writer = new MessageWriter();
        PathSearch search = writer.search(offset);
        writer.begin(type, 0, 0);
        request.writeTo(writer);
        writer.finish();
        return search;
    }

    /**
     * Returns the path of the innermost attribute at an offset, null when there is none.
     *
     * @param offset in bytes from the beginning of the message
     */
    public static @Nullable AttrPath pathAt(int offset, MessageType type, MessageBody request) {
        return at(offset, type, request).found;
    }

    /**
     * Returns the path that a missing attribute would have.
     *
     * @param number the attribute's number
     * @param nestOffset offset of the nest that lacks the attribute, in bytes from the beginning of the message; less than the
     *     length of the message header when the message itself lacks it
     */
    public static AttrPath missing(int number, int nestOffset, MessageType type, MessageBody request) {
        PathSearch search = at(nestOffset, type, request);
        AttrPath nest = search.found;
        if (nest == null) {
            return new AttrPath(List.of(type.attributes().nameOf(number)));
        }
        AttrSet set = search.inside;
        return nest.then(set == null ? "#" + number : set.nameOf(number));
    }

    /** Returns all attributes that are not nests, in the order of the message. */
    public static List<SentAttr> values(MessageType type, MessageBody request) {
        return List.copyOf(at(-1, type, request).values);
    }

    /** Records an attribute that was written. The nests around it are still open in the writer. */
    void written(AttrSet set, int type, int start, int end) {
        if (writer.innermostNest() == offset) {
            inside = set;
        }
        if (!(set.attribute(type) instanceof Nest)) {
            // The value is not written yet, so it is read later.
            values.add(new SentAttr(writer, new AttrPath(names(set, type)), set.attribute(type), start, end));
        }
        // A nest is recorded after its content, so the first match is the innermost.
        if (found == null && offset >= start && offset < end) {
            found = new AttrPath(names(set, type));
            if (set.attribute(type) instanceof Nest nest && nest.inside() != null) {
                inside = nest.inside();
            }
        }
    }

    private List<String> names(AttrSet set, int type) {
        List<String> names = new ArrayList<>();
        for (Nest nest : writer.openNests()) {
            names.add(nest.kernelName());
        }
        names.add(set.nameOf(type));
        return names;
    }
}
