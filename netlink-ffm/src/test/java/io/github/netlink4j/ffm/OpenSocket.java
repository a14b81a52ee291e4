package io.github.netlink4j.ffm;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.Sys;

/** A program that opens netlink sockets, one or as many as its argument, and prints the name of the backend. */
public final class OpenSocket {
    private OpenSocket() {}

    public static void main(String[] args) {
        int sockets = args.length == 0 ? 1 : Integer.parseInt(args[0]);
        for (int i = 0; i < sockets; i++) {
            open();
        }
    }

    private static void open() {
        try (NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            System.out.println(Sys.backend() + (socket.port() == 0 ? " without a port" : ""));
        } catch (NetlinkIOException e) {
            System.out.println(e.getMessage());
        }
    }
}
