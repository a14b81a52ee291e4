package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.Errno;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.rtnetlink.object.TargetNetns;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.Native;

/** The requests that {@link Links} sends to the kernel. */
final class LinkRequests {
    private LinkRequests() {}

    static Request get(LinkRef link) {
        return Request.of(LinkAttr.RTM_GETLINK, 0, about(link), link::text);
    }

    /** Returns the request for a link of another network namespace. */
    static Request get(LinkRef link, int netnsId) {
        MessageBody body = writer -> {
            about(link).writeTo(writer);
            writer.put(LinkAttr.TARGET_NETNSID, netnsId);
        };
        return Request.of(LinkAttr.RTM_GETLINK, 0, body, () -> link.text() + " in nsid " + netnsId)
                .hint((errno, ack) -> TargetNetns.explain(errno, netnsId));
    }

    static Request create(LinkSpec<?> spec) {
        int flags = Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL;
        return Request.of(LinkAttr.RTM_NEWLINK, flags, spec::writeNewTo, spec::toString)
                .hint(new CreationRefusal(spec));
    }

    static Request configure(LinkSpec<?> spec, Link made) {
        MessageBody body = writer -> spec.writeSecondTo(writer, made.index());
        return Request.of(LinkAttr.RTM_NEWLINK, 0, body, spec::toString);
    }

    /**
     * @param link how the message identifies the link: not by its name when it gets another one
     * @param asked how the caller identifies it
     * @param sent the changes, together with what the kernel would reset otherwise
     */
    static Request change(LinkRef link, LinkRef asked, LinkSpec<?> changes, LinkSpec<?> sent) {
        MessageBody body = writer -> {
            sent.writeChangesTo(writer, index(link));
            writeName(writer, link);
        };
        return changeOf(link, asked, changes, body);
    }

    /** Returns the second request of a change that first makes the link a port. */
    static Request portOptions(LinkRef port, LinkRef asked, LinkSpec<?> changes) {
        return changeOf(port, asked, changes, writer -> changes.writePortOptionsTo(writer, port.index()));
    }

    private static Request changeOf(LinkRef link, LinkRef asked, LinkSpec<?> changes, MessageBody body) {
        return Request.of(LinkAttr.RTM_NEWLINK, 0, body, () -> "change " + asked.text())
                .hint(new ChangeRefusal(link, asked, changes));
    }

    static Request delete(LinkRef link) {
        return Request.of(LinkAttr.RTM_DELLINK, 0, about(link), link::text)
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
        return Request.of(type, flags, body, () -> verb + Text.quote(name) + " of " + link.text());
    }

    private static MessageBody about(LinkRef link) {
        return writer -> {
            writer.header32(4, index(link));
            writeName(writer, link);
        };
    }

    /** Returns the value of ifi_index: 0 when the message identifies the link by name. */
    private static int index(LinkRef link) {
        return link instanceof LinkRef.ByName ? 0 : link.index();
    }

    private static void writeName(MessageWriter writer, LinkRef link) {
        if (link instanceof LinkRef.ByName name) {
            writer.put(name.key(), name.name());
        }
    }
}
