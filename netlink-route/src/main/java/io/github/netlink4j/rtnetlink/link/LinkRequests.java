package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.Errno;
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
    private LinkRequests() {}

    static Request get(LinkRef link) {
        return Request.of(LinkAttr.RTM_GETLINK, 0, about(link), link::describe);
    }

    static Request create(LinkSpec<?> spec) {
        int flags = Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL;
        return Request.of(LinkAttr.RTM_NEWLINK, flags, spec::writeNewTo, spec::toString)
                .hint((errno, ack) -> creationHint(spec, errno, ack));
    }

    private static @Nullable String creationHint(LinkSpec<?> spec, int errno, @Nullable ExtendedAck ack) {
        String said = ack == null ? null : ack.message();
        if (said == null) {
            return errno == Native.EEXIST ? spec.takenHint() : hint(spec, errno);
        }
        LinkKind kind = spec.kind();
        // The same errno comes from a master that takes no such port, and from drivers.
        return kind != null && said.equals("Unknown device type")
                ? "this kernel has no link kind " + Text.quote(kind.name())
                : null;
    }

    private static @Nullable String changeHint(LinkSpec<?> changes, int errno) {
        return errno == Native.EEXIST && changes.nameIfSet() != null ? "the name is taken" : hint(changes, errno);
    }

    private static @Nullable String hint(LinkSpec<?> spec, int errno) {
        if (errno == Errno.EADDRNOTAVAIL.number() && spec.isSet(LinkAttr.ADDRESS)) {
            return "the address of a link must be neither a multicast one nor all zeros";
        }
        return errno == Native.EPERM ? spec.needs().hint() : null;
    }

    static Request configure(LinkSpec<?> spec, Link made) {
        MessageBody body = writer -> spec.writeSecondTo(writer, made.index());
        return Request.of(LinkAttr.RTM_NEWLINK, 0, body, spec::toString);
    }

    static Request change(LinkRef link, LinkSpec<?> changes, String subject) {
        MessageBody body = writer -> {
            changes.writeChangesTo(writer, index(link));
            writeName(writer, link);
        };
        return Request.of(LinkAttr.RTM_NEWLINK, 0, body, () -> subject)
                .hintIfUnexplained(errno -> changeHint(changes, errno));
    }

    /** The second request of a change by which a link becomes a port first. */
    static Request portOptions(LinkSpec<?> changes, int index, String subject) {
        return Request.of(LinkAttr.RTM_NEWLINK, 0, writer -> changes.writePortOptionsTo(writer, index), () -> subject);
    }

    static Request delete(LinkRef link) {
        return Request.of(LinkAttr.RTM_DELLINK, 0, about(link), link::describe)
                .hintIfUnexplained(errno -> errno == Native.EOPNOTSUPP ? "links of this kind cannot be deleted" : null);
    }

    static Request deleteGroup(int group) {
        MessageBody body = writer -> writer.put(LinkAttr.GROUP, group);
        return Request.of(LinkAttr.RTM_DELLINK, 0, body, () -> "group " + group)
                .hintIfUnexplained(errno -> errno == Errno.ENODEV.number() ? "no link is in this group" : null);
    }

    static Request addAlternativeName(LinkRef link, String name) {
        int flags = Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL | Netlink.NLM_F_APPEND;
        return alternativeName(LinkAttr.RTM_NEWLINKPROP, flags, link, name, "add alternative name ")
                .hintIfUnexplained(errno -> errno == Native.EEXIST ? "a link has this name already" : null);
    }

    static Request deleteAlternativeName(LinkRef link, String name) {
        return alternativeName(LinkAttr.RTM_DELLINKPROP, 0, link, name, "delete alternative name ")
                .hintIfUnexplained(errno -> errno == Native.ENOENT ? "the link does not have this name" : null);
    }

    private static Request alternativeName(MessageType type, int flags, LinkRef link, String name, String verb) {
        MessageBody body = writer -> {
            writer.header32(4, index(link));
            writeName(writer, link);
            writer.nest(LinkAttr.PROP_LIST);
            writer.put(LinkProperties.ALT_IFNAME, name);
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
        return link instanceof LinkRef.ByName ? 0 : link.index();
    }

    private static void writeName(MessageWriter writer, LinkRef link) {
        if (link instanceof LinkRef.ByName name) {
            writer.put(name.key(), name.name());
        }
    }
}
