package io.github.netlink4j.examples.netwatch;

import java.io.IOException;

/** The attachment of each channel that is registered with the selector: called when the channel is ready. */
interface Ready {
    /** Does everything that can be done without waiting. An exception from here ends the daemon. */
    void ready() throws IOException;
}
