package io.github.netlink4j.examples.netwatch;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A program that prints how a daemon treats it: refused, disconnected, or served. With a second argument, it stays connected
 * until its input ends. It needs nothing but the JDK.
 */
public final class Visitor {
    private Visitor() {}

    public static void main(String[] args) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(args[0]));
            System.out.println(channel.read(ByteBuffer.allocate(100)) > 0 ? "served" : "disconnected");
            if (args.length > 1) {
                System.in.read();
            }
        } catch (IOException e) {
            System.out.println(String.valueOf(e.getMessage()).contains("reset") ? "disconnected" : "refused");
        }
    }
}
