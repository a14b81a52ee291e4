package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkInfo;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.socket.Netlink;
import java.util.Map;

/** Operations on links: gets, lists, creates and deletes them. */
final class LinkTasks {
    private static final int GROUP = 99;

    private final Yard yard;
    private final Links links;
    private final MessageWriter writer = new MessageWriter();
    private long seen;

    LinkTasks(Yard yard) {
        this.yard = yard;
        this.links = yard.nl.links();
    }

    Map<String, Task> all() {
        return Map.of(
                "link-get", Task.of(this::get),
                "links-visit", Task.of(this::visit),
                "links-copy", Task.of(this::copy),
                "veth-encode", Task.of(this::encode),
                "veth-create", Task.of(Task.NOTHING, this::create, this::deleteGroup),
                "veth-delete", Task.of(this::create, this::delete, Task.NOTHING),
                "veth-delete-group", Task.of(this::create, this::deleteGroup, Task.NOTHING));
    }

    private long get(int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found += links.get(yard.near()).isUp() ? 1 : 0;
        }
        return found;
    }

    private long visit(int count) {
        seen = 0;
        for (int i = 0; i < count; i++) {
            links.forEach(this::visit);
        }
        return seen;
    }

    private void visit(LinkView link) {
        seen += link.index() + Integer.toUnsignedLong(link.flags()) + link.mtu() + link.master() + link.group();
    }

    private long copy(int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found += links.list().size();
        }
        return found;
    }

    private long encode(int count) {
        for (int i = 0; i < count; i++) {
            writer.clear();
            writer.begin(LinkAttr.RTM_NEWLINK, Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, i);
            writer.put(LinkAttr.IFNAME, "yard-a");
            writer.put(LinkAttr.GROUP, GROUP);
            writer.nest(LinkAttr.LINKINFO);
            writer.put(LinkInfo.KIND, Veth.KIND.name());
            writer.nest(LinkInfo.DATA);
            writer.nest(Veth.PEER);
            writer.put(LinkAttr.IFNAME, "yard-b");
            writer.end();
            writer.end();
            writer.end();
            writer.finish();
        }
        return count;
    }

    private long create(int count) {
        for (int i = 0; i < count; i++) {
            links.create(Veth.named("yard-a" + i).group(GROUP).peer("yard-b" + i));
        }
        return count;
    }

    private long delete(int count) {
        for (int i = 0; i < count; i++) {
            links.delete("yard-a" + i);
        }
        return count;
    }

    private long deleteGroup(int count) {
        links.deleteGroup(GROUP);
        return count;
    }
}
