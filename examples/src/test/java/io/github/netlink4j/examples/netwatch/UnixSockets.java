package io.github.netlink4j.examples.netwatch;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the JDK open the descriptors that it opens with the first socket and never closes, before descriptors are counted. */
final class UnixSockets implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        SocketChannel.open(StandardProtocolFamily.UNIX).close();
    }
}
