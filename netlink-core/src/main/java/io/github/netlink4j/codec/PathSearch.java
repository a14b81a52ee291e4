package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which attribute of a request the kernel means by an offset: writes the request once more and looks what comes
 * to stand there. So every key is known by its name, also one declared outside this library, and a request that succeeds
 * pays nothing.
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
     * The path of the innermost attribute at an offset, null when none stands there.
     *
     * @param offset bytes from the beginning of the message
     */
    public static @Nullable AttrPath pathAt(int offset, MessageType type, MessageBody request) {
        return at(offset, type, request).found;
    }

    /**
     * The path that a missing attribute would have.
     *
     * @param number the attribute's number
     * @param nestOffset where the nest begins that lacks it, in bytes from the beginning of the message; less than the
     *     length of a message header when the message itself lacks it
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

    /** Returns all attributes that hold a value and not others, in their order. */
    public static List<SentAttr> values(MessageType type, MessageBody request) {
        return List.copyOf(at(-1, type, request).values);
    }

    /** An attribute was written; the nests around it are still open in the writer. */
    void saw(AttrSet set, int type, int start, int end) {
        if (writer.innermostNest() == offset) {
            inside = set;
        }
        if (!(set.attribute(type) instanceof Nest)) {
            // Its value is not written yet.
            values.add(new SentAttr(writer, new AttrPath(names(set, type)), set.attribute(type), start, end));
        }
        // A nest is seen after what stands in it, so the first find is the innermost.
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
