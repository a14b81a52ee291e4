package io.github.netlink4j.socket;

import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing for a request unless it fails.

/** Sends the changes of a batch window by window, and collects what fails. */
final class BatchRun {
    private final NetlinkClient client;
    private final RequestBuffer changes;
    private final boolean onlyFailures;
    private final List<BatchFailure> failures = new ArrayList<>(0);

    BatchRun(NetlinkClient client, RequestBuffer changes, boolean onlyFailures) {
        this.client = client;
        this.changes = changes;
        this.onlyFailures = onlyFailures;
    }

    BatchResults run() {
        executeWindows();
        failures.replaceAll(this::diagnosed);
        return new BatchResults(changes.size(), failures);
    }

    private BatchFailure diagnosed(BatchFailure failure) {
        int position = failure.position();
        return failure.cause() instanceof KernelException refusal
                ? new BatchFailure(position, client.diagnosed(changes.request(position), refusal))
                : failure;
    }

    private void executeWindows() {
        for (int from = 0; from < changes.size(); ) {
            int to = changes.windowEnd(from, client.window, NetlinkClient.DATAGRAM_BYTES);
            NetlinkException end = executeWindow(from, to);
            if (end != null && to < changes.size()) {
                NetlinkException notSent = new NetlinkIOException(
                        "not sent, because the batch ended at request " + (from + 1), Outcome.NOT_SENT, end);
                fail(to, changes.size(), notSent);
                return;
            }
            from = to;
        }
    }

    private void fail(int from, int to, NetlinkException cause) {
        for (int position = from; position < to; position++) {
            failures.add(new BatchFailure(position, cause));
        }
    }

    /**
     * Returns the failure that ended the exchange early, null when all acknowledgements have arrived or are reported as lost.
     */
    private @Nullable NetlinkException executeWindow(int from, int to) {
        long deadline;
        try {
            deadline = client.begin(changes.request(from), Outcome.UNKNOWN);
        } catch (NetlinkException e) {
            fail(from, to, e);
            return e;
        }
        NetlinkException end = null;
        try {
            client.exchange.reset();
            client.exchange.expectAcks(changes, from, to, onlyFailures);
            try {
                client.roundTrip.run(deadline);
            } catch (NetlinkException e) {
                end = e;
            }
            client.exchange.finishWindow(from, end, failures);
        } finally {
            client.end();
        }
        return end;
    }
}
