package io.github.netlink4j.fuzz;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabel;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabels;
import io.github.netlink4j.rtnetlink.fdb.Fdb;
import io.github.netlink4j.rtnetlink.fdb.FdbEntry;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkInfo;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.RawLink;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.neighbour.Neighbours;
import io.github.netlink4j.rtnetlink.netconf.NetConf;
import io.github.netlink4j.rtnetlink.netconf.NetConfs;
import io.github.netlink4j.rtnetlink.nexthop.Nexthop;
import io.github.netlink4j.rtnetlink.nexthop.NexthopFilter;
import io.github.netlink4j.rtnetlink.nexthop.NexthopSpec;
import io.github.netlink4j.rtnetlink.nexthop.Nexthops;
import io.github.netlink4j.rtnetlink.nsid.NetnsId;
import io.github.netlink4j.rtnetlink.nsid.NetnsIds;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.rtnetlink.rule.Rules;
import io.github.netlink4j.rtnetlink.vlan.LinkVlans;
import io.github.netlink4j.rtnetlink.vlan.VlanFilter;
import io.github.netlink4j.rtnetlink.vlan.Vlans;
import io.github.netlink4j.rtnetlink.vni.LinkVnis;
import io.github.netlink4j.rtnetlink.vni.VniFilter;
import io.github.netlink4j.rtnetlink.vni.Vnis;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Captures the messages of this kernel about objects of every type, and its refusals, in
 * hexadecimal. Creates these objects by the commands of {@code scene.txt}, so it must run in network namespaces of its own,
 * which {@code fuzz/capture DIRECTORY} creates.
 */
public final class Capture {
    private static final int BYTES_PER_LINE = 48;

    // Enough for messages longer than 4096 bytes, which a fuzzer does not create by itself.
    private static final int MANY_NAMES = 100;
    private static final int MANY_HOPS = 300;

    private static final Pattern VERSION = Pattern.compile("[0-9.]*[0-9]");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Wiretap tap = new Wiretap(NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()));
    private final NetlinkClient client = new NetlinkClient(tap, SocketOptions.defaults());
    private final Path directory;
    private static final String REFUSALS = "refusal";
    private static final int TYPE_AT = 4;
    /** NLMSG_MIN_TYPE: messages with a smaller number end or refuse something. */
    private static final int FIRST_TYPE = 16;

    private final List<String> leftOut = new ArrayList<>();

    private Capture(Path directory) {
        this.directory = directory;
    }

    /** Captures into a directory, the only argument. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1 || !"net".equals(System.getenv("NETLINK4J_SANDBOX"))) {
            throw new IllegalArgumentException("usage: fuzz/capture DIRECTORY, which creates network namespaces first");
        }
        Capture capture = new Capture(Files.createDirectories(Path.of(arguments[0])));
        capture.setUp();
        capture.objects();
        capture.refusals();
        capture.client.close();
    }

    private void setUp() throws IOException, InterruptedException {
        try (InputStream scene = Objects.requireNonNull(Capture.class.getResourceAsStream("scene.txt"))) {
            for (String line : new String(scene.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isEmpty() && !line.startsWith("#") && !succeeds(words(line))) {
                    leftOut.add(line);
                }
            }
        }
        List<String> names = words("ip link property add dev v0");
        for (int i = 0; i < MANY_NAMES; i++) {
            names.addAll(List.of("altname", "another-long-name-of-the-same-link-" + i));
        }
        if (!succeeds(names)) {
            leftOut.add("a hundred alternative names");
        }
        // More next hops than `ip` supports.
        new Routes(client)
                .add(RouteSpec.to("10.200.0.0/16")
                        .multipath(IntStream.range(0, MANY_HOPS)
                                .mapToObj(i ->
                                        NextHop.via("10.0.0." + (2 + i % 250)).device("v0"))
                                .toArray(NextHop[]::new)));
        // Attributes that older versions of `ip` do not support.
        addRule(RuleSpec.ipv4().dscp(46).lookup(100).priority(2000));
        addRule(RuleSpec.ipv6()
                .dscp(40, 56)
                .flowLabel(0x12300, 0xfff00)
                .lookup(100)
                .priority(2001));
        addRule(RuleSpec.ipv4()
                .ipProtocol(6)
                .sourcePort(0x100, 0xff00)
                .destinationPort(8, 0xf)
                .lookup(100)
                .priority(2002));
        addNexthop(NexthopSpec.of(20).member(5, 65_535).member(6, 256));
        addNexthop(NexthopSpec.of(21).group(5).hardwareStats(true));
        addNexthop(NexthopSpec.of(22).via("10.0.0.9").fdb().dstPort(4790));
        tap.take();
    }

    private void addNexthop(NexthopSpec nexthop) {
        try {
            new Nexthops(client).add(nexthop);
        } catch (KernelException e) {
            leftOut.add("nexthop " + nexthop);
        }
    }

    private void addRule(RuleSpec rule) {
        try {
            new Rules(client).add(rule);
        } catch (KernelException e) {
            leftOut.add("rule " + rule);
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    /** Captures the objects of each type; a test requires messages of every type. */
    private void objects() throws IOException {
        capture(Link.TYPE, new Links(client));
        capture(Address.TYPE, new Addresses(client));
        capture(Route.TYPE, new Routes(client));
        capture(Rule.TYPE, new Rules(client));
        capture(Neighbour.TYPE, new Neighbours(client));
        capture(FdbEntry.TYPE, new Fdb(client));
        capture(NetnsId.TYPE, new NetnsIds(client));
        capture(NetConf.TYPE, new NetConfs(client));
        capture(AddressLabel.TYPE, new AddressLabels(client));
        Vlans vlans = new Vlans(client);
        captureIfThere(
                LinkVlans.TYPE,
                vlans::list,
                () -> vlans.list(VlanFilter.all().withStats()),
                () -> vlans.list(VlanFilter.all().global()));
        Nexthops nexthops = new Nexthops(client);
        captureIfThere(
                Nexthop.TYPE,
                nexthops::list,
                () -> nexthops.list(NexthopFilter.all().groups().withHardwareStats()));
        captureIfThere(Nexthop.BUCKET_TYPE, () -> nexthops.buckets().list());
        Vnis vnis = new Vnis(client);
        captureIfThere(
                LinkVnis.TYPE, vnis::list, () -> vnis.list(VniFilter.all().withStats()));
    }

    /** Captures listings; nothing where the kernel has no such objects. */
    private void captureIfThere(RtObjectType<?, ?, ?> type, Runnable... listings) throws IOException {
        for (Runnable listing : listings) {
            try {
                listing.run();
            } catch (KernelException e) {
                System.out.println(type.name() + ": " + e.getMessage());
            }
        }
        write(type.name());
    }

    private void capture(RtObjectType<?, ?, ?> type, ObjectReader<?, ?, ?> reader) throws IOException {
        reader.list();
        write(type.name());
    }

    /** Captures refusals with every attribute that an acknowledgement can have. */
    private void refusals() throws IOException {
        Links links = new Links(client);
        Routes routes = new Routes(client);
        List<Runnable> refused = List.of(
                () -> links.delete("none"),
                () -> links.create(Veth.named("v0").peer("v9")),
                () -> links.create(RawLink.ofKind("nothing").name("n0")),
                () -> links.create(Vxlan.named("vx9").set(Vxlan.ID, 0xff_ffffL)),
                () -> links.create(RawLink.ofKind("vlan").name("vlan9")),
                () -> links.create(Bridge.named("br9").raw(Bridge.KIND, 1, (byte) 1)),
                () -> links.change("v0", link -> link.mtu(1)),
                () -> links.change("v0", link -> link.raw(LinkAttr.SET, 4, (byte) 1)),
                () -> links.change("v0", link -> link.set(LinkAttr.NUM_TX_QUEUES, 7L)),
                () -> links.change("v0", link -> link.master("v0")),
                () -> links.change("v0", link -> link.raw(LinkInfo.SET, 1, new byte[60])),
                () -> new Addresses(client).add("v0", "10.0.0.1/24"),
                () -> routes.add(RouteSpec.to("10.1.0.0/16").via("10.99.0.1")),
                () -> routes.add(RouteSpec.to("10.1.0.0/16").device(LinkRef.of(4711))),
                () -> routes.get("10.5.1.1"));
        for (Runnable request : refused) {
            try {
                request.run();
            } catch (KernelException e) {
                // The wiretap has recorded it.
            }
        }
        write(REFUSALS);
    }

    private void write(String name) throws IOException {
        StringBuilder text = new StringBuilder("# Linux ").append(version());
        if (name.equals(Link.TYPE.name())) {
            leftOut.forEach(command -> text.append("\n# not here: ").append(command));
        }
        boolean isRefusal = name.equals(REFUSALS);
        int count = 0;
        for (byte[] message : tap.take()) {
            if (message.length > Wire.HEADER && (isRefusal || Wire.u16(message, TYPE_AT) >= FIRST_TYPE)) {
                text.append("\n\n").append(hex(message));
                count++;
            }
        }
        Files.writeString(directory.resolve(name + ".txt"), text.append('\n'));
        System.out.println(name + ": " + count + " messages");
    }

    private static String version() {
        Matcher version = VERSION.matcher(System.getProperty("os.version"));
        return version.lookingAt() ? version.group() : "of unknown version";
    }

    private static String hex(byte[] message) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < message.length; at += BYTES_PER_LINE) {
            text.append(at == 0 ? "" : "\n")
                    .append(HexFormat.of().formatHex(message, at, Math.min(message.length, at + BYTES_PER_LINE)));
        }
        return text.toString();
    }
}
