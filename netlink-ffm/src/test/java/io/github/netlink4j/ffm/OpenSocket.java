package io.github.netlink4j.ffm;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.Sys;

/** A program that opens a netlink socket, and says by which backend. */
public final class OpenSocket {
    private OpenSocket() {}

    public static void main(String[] args) {
        try (NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            System.out.println(Sys.backend() + (socket.port() == 0 ? " without a port" : ""));
        } catch (NetlinkIOException e) {
            System.out.println(e.getMessage());
        }
    }
}
