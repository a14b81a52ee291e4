package io.github.netlink4j.examples.netwatch;

import java.io.IOException;

/** What the selector has attached to each channel: told when the channel is ready. */
interface Ready {
    /** Does what can be done without waiting. What it throws ends the daemon. */
    void ready() throws IOException;
}
