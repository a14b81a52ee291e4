package io.github.netlink4j.route.link;

import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.Native;
import org.jspecify.annotations.Nullable;

/** What {@link Links} asks of the kernel, message by message. */
final class LinkRequests {
    private static final int RTEXT_FILTER_BRVLAN_COMPRESSED = 1 << 2;
    private static final int RTEXT_FILTER_SKIP_STATS = 1 << 3;

    private LinkRequests() {}

    static Request get(LinkRef link) {
        return Request.of(LinkAttr.RTM_GETLINK, 0, about(link), link::describe);
    }

    static Request list(LinkFilter filter) {
        // Without a mask the kernel does not measure the links first, and silently leaves out the largest.
        int mask = filter.isWithoutStats() ? RTEXT_FILTER_SKIP_STATS : RTEXT_FILTER_BRVLAN_COMPRESSED;
        MessageBody body = writer -> {
            writer.put(LinkAttr.EXT_MASK, mask);
            filter.writeTo(writer);
        };
        return Request.of(LinkAttr.RTM_GETLINK, 0, body, () -> "all");
    }

    static Request create(LinkSpec<?> spec) {
        int flags = Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL;
        return Request.of(LinkAttr.RTM_NEWLINK, flags, spec::writeNewTo, spec::toString)
                .hint((errno, ack) -> creationHint(spec, errno, ack));
    }

    private static @Nullable String creationHint(LinkSpec<?> spec, int errno, @Nullable ExtendedAck ack) {
        String said = ack == null ? null : ack.message();
        if (errno == Native.EEXIST && said == null) {
            return spec.takenHint();
        }
        if (errno == Native.EPERM && said == null) {
            return spec.needs().hint();
        }
        LinkKind kind = spec.kind();
        // The same errno comes from a master that takes no such port, and from drivers.
        return kind != null && "Unknown device type".equals(said)
                ? "this kernel has no link kind " + Text.quote(kind.name())
                : null;
    }

    static Request finish(LinkSpec<?> spec, Link made) {
        MessageBody body = writer -> spec.writeMoreForNewTo(writer, made.index());
        return Request.of(LinkAttr.RTM_NEWLINK, 0, body, spec::toString);
    }

    static Request change(LinkRef link, LinkSpec<?> changes, String subject) {
        MessageBody body = writer -> {
            changes.writeChangesTo(writer, index(link));
            writeName(writer, link);
        };
        return Request.of(LinkAttr.RTM_NEWLINK, 0, body, () -> subject)
                .hint((errno, ack) -> errno == Native.EPERM && (ack == null || ack.message() == null)
                        ? changes.needs().hint()
                        : null);
    }

    static Request delete(LinkRef link) {
        return Request.of(LinkAttr.RTM_DELLINK, 0, about(link), link::describe);
    }

    static Request deleteGroup(int group) {
        MessageBody body = writer -> writer.put(LinkAttr.GROUP, group);
        return Request.of(LinkAttr.RTM_DELLINK, 0, body, () -> "group " + group);
    }

    static Request addAlternativeName(LinkRef link, String name) {
        int flags = Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL | Netlink.NLM_F_APPEND;
        return alternativeName(LinkAttr.RTM_NEWLINKPROP, flags, link, name, "add alternative name ");
    }

    static Request deleteAlternativeName(LinkRef link, String name) {
        return alternativeName(LinkAttr.RTM_DELLINKPROP, 0, link, name, "delete alternative name ");
    }

    private static Request alternativeName(MessageType type, int flags, LinkRef link, String name, String verb) {
        MessageBody body = writer -> {
            writer.header32(4, index(link));
            writeName(writer, link);
            writer.nest(LinkAttr.PROP_LIST);
            writer.put(LinkNames.ALT_IFNAME, name);
            writer.end();
        };
        return Request.of(type, flags, body, () -> verb + Text.quote(name) + " of " + link.describe());
    }

    private static MessageBody about(LinkRef link) {
        return writer -> {
            writer.header32(4, index(link));
            writeName(writer, link);
        };
    }

    /** What to write into ifi_index: 0 when a name tells which link is meant. */
    private static int index(LinkRef link) {
        return link instanceof LinkRef.Name ? 0 : Links.knownIndex(link);
    }

    private static void writeName(MessageWriter writer, LinkRef link) {
        if (link instanceof LinkRef.Name name) {
            writer.put(name.key(), name.name());
        }
    }
}
