package io.github.netlink4j.socket;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Sys;

/**
 * A process that forges messages of the kernel: sends to a port and to a group, each time a success, an
 * object and an end, with the port and the sequence number of the victim. It prints the result of each send.
 */
final class Forger {
    private static final int MESSAGE = 36;

    private Forger() {}

    /** Sends the messages. Arguments: port, mask of groups, sequence number. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int groups = Integer.parseInt(arguments[1]);
        int sequence = Integer.parseInt(arguments[2]);
        System.out.println("to the port: " + send(port, 0, port, sequence));
        System.out.println("to the group: " + send(0, groups, port, sequence));
    }

    private static int send(int toPort, int toGroups, int victim, int sequence) {
        Libc libc = Sys.libc();
        int fd = libc.socket(AddressFamily.AF_NETLINK, Native.SOCK_RAW | Native.SOCK_CLOEXEC, Netlink.NETLINK_ROUTE);
        NativeBuffer address = NativeBuffer.allocate(libc, 12);
        address.buffer()
                .putShort(0, (short) AddressFamily.AF_NETLINK)
                .putInt(4, toPort)
                .putInt(8, toGroups);
        int result = libc.connect(fd, address.address(), 12);
        for (short type : new short[] {Netlink.NLMSG_ERROR, 16, Netlink.NLMSG_DONE}) {
            NativeBuffer message = NativeBuffer.allocate(libc, MESSAGE);
            message.buffer().putInt(0, MESSAGE).putShort(4, type).putShort(6, (short) Netlink.NLM_F_MULTI);
            message.buffer().putInt(8, sequence).putInt(12, victim);
            result = result < 0 ? result : Math.min(0, libc.send(fd, message.address(), MESSAGE, 0));
            message.keepAlive();
        }
        libc.close(fd);
        address.keepAlive();
        return result;
    }
}
