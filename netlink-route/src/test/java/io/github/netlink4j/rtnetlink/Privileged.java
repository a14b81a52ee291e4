package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.RawLink;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Sys;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A process that tries every operation that may need a privilege, in an order in which each finds what it needs, and prints
 * one line for each: its name, its errno and the text of its exception, separated by tabs.
 */
final class Privileged {
    private static final int LARGE = 8 << 20;

    private final Map<String, Runnable> operations = new LinkedHashMap<>();
    private final RtNetlink nl = RtNetlink.open();
    private final NetnsRef other;

    private Privileged(String other) {
        int fd = NetnsFile.open(other);
        this.other = () -> fd;
    }

    /** A file that refers to another network namespace. */
    public static void main(String[] arguments) {
        new Privileged(arguments[0]).tryAll();
    }

    private void tryAll() {
        read();
        listen();
        changeLinks();
        changeAddressesAndRoutes();
        enter();
        operations.forEach((name, operation) -> System.out.println(name + "\t" + result(operation)));
    }

    private static String result(Runnable operation) {
        try {
            operation.run();
            return "ok\t";
        } catch (KernelException e) {
            return e.error() + "\t" + e.getMessage();
        } catch (NetlinkIOException e) {
            return Errno.of(e.errno()) + "\t" + e.getMessage();
        } catch (NetlinkException e) {
            return e.getClass().getSimpleName() + "\t" + e.getMessage();
        }
    }

    private void read() {
        operations.put("list links", () -> nl.links().list());
        operations.put("list addresses", () -> nl.addresses().list());
        operations.put("list routes", () -> nl.routes().list());
        operations.put("a large receive buffer", () -> RtNetlink.open(
                        SocketOptions.defaults().receiveBuffer(LARGE))
                .close());
    }

    private void listen() {
        operations.put("listen to links", () -> RtMonitor.open(Group.LINK).close());
        operations.put("a receive buffer beyond the limit", () -> force(LARGE));
        operations.put("listen to all namespaces", () -> RtMonitor.open(
                        MonitorOptions.of(Group.LINK).allNamespaces(true))
                .close());
    }

    /** Does not fall back to the size that every process may have. */
    private static void force(int receiveBuffer) {
        Libc libc = Sys.libc();
        int fd = libc.socket(AddressFamily.AF_NETLINK, Native.SOCK_RAW | Native.SOCK_CLOEXEC, Netlink.NETLINK_ROUTE);
        NativeBuffer word = NativeBuffer.allocate(libc, Integer.BYTES);
        word.buffer().putInt(0, receiveBuffer);
        int result = libc.setsockopt(fd, Native.SOL_SOCKET, Native.SO_RCVBUFFORCE, word.address(), Integer.BYTES);
        word.keepAlive();
        libc.close(fd);
        if (result < 0) {
            throw new NetlinkIOException("SO_RCVBUFFORCE", -result, Outcome.NOT_SENT);
        }
    }

    private void changeLinks() {
        operations.put("switch a link on", () -> nl.links().up(LinkRef.of(1)));
        operations.put("create a link", () -> nl.links().createVeth("p0", "p1"));
        operations.put("create a link of no kind", () -> nl.links()
                .create(RawLink.ofKind("nosuchkind").name("p2")));
        operations.put("change a link", () -> nl.links().change("p0", link -> link.mtu(1400)));
        operations.put("change no link", () -> nl.links().up(LinkRef.of(4711)));
        operations.put("add a name", () -> nl.links().addAlternativeName("p0", "another"));
        operations.put("delete a name", () -> nl.links().deleteAlternativeName("p0", "another"));
    }

    private void changeAddressesAndRoutes() {
        operations.put("add an address", () -> nl.addresses().add(LinkRef.of(1), "10.0.0.1/24"));
        operations.put("delete an address", () -> nl.addresses().delete(LinkRef.of(1), "10.0.0.1/24"));
        operations.put("add a route", () -> nl.routes().add("10.1.0.0/16", LinkRef.of(1)));
        operations.put("delete a route", () -> nl.routes().delete("10.1.0.0/16"));
        operations.put("delete no route", () -> nl.routes().delete("10.2.0.0/16"));
        operations.put("a batch", () -> {
            Batch batch = nl.batch();
            batch.routes().add(RouteSpec.to("10.3.0.0/16").device(LinkRef.of(1)));
            batch.routes().delete(RouteSpec.to("10.3.0.0/16"));
            batch.attempt().failures().stream().findFirst().ifPresent(failure -> {
                throw failure.cause();
            });
        });
    }

    private void enter() {
        operations.put("move a link to the other namespace", () -> nl.links().move("p0", other));
        operations.put("create a pair across namespaces", () -> nl.links()
                .create(Veth.named("p3").peer("p4", far -> far.netns(other))));
        operations.put("delete a link", () -> nl.links().delete("p1"));
        operations.put("delete no link", () -> nl.links().delete(LinkRef.of(4711)));
        operations.put("delete a group of links", () -> nl.links().deleteGroup(4711));
        operations.put("enter the other namespace", () -> RtNetlink.open(other).close());
        operations.put("make a namespace", () -> NetnsThread.callInNew(() -> ""));
    }
}
