package io.github.netlink4j.examples.netwatch;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A program that says how it is received at a socket: refused, sent away, or served. It needs nothing but the JDK. */
public final class Visitor {
    private Visitor() {}

    public static void main(String[] args) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(args[0]));
            System.out.println(channel.read(ByteBuffer.allocate(100)) > 0 ? "served" : "sent away");
        } catch (IOException e) {
            System.out.println(String.valueOf(e.getMessage()).contains("reset") ? "sent away" : "refused");
        }
    }
}
