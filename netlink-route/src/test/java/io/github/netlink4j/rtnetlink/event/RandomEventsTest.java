package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Soak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random faults between any two events: the events of the kernel are reported in their order, the messages that it dropped
 * are reported as that number of lost ones, and messages of other senders are not reported.
 */
@Tag("soak")
class RandomEventsTest {
    private static final int COMPOSITIONS = (int) Soak.times(1000, 3000);
    private static final long SEED = 20260101;

    private final Random random = new Random(SEED);
    private final List<Integer> sent = new ArrayList<>();
    private int forged;
    private int lost;

    @Test
    @Timeout(600)
    @DisplayName("F01, F04, F14, F15, F25, F27, F28, F29, F33, F36, F47: amid events")
    void givenAnyTroubles_whenListening_thenAllEventsAreToldInOrderAndAllLossesToo() {
        int events = 0;
        for (int composition = 0; composition < COMPOSITIONS; composition++) {
            random.setSeed(SEED + composition);
            Script script = compose();

            try (RtMonitor monitor =
                    new RtMonitor(script, Link.TYPE, BridgePort.TYPE, Link.PART_TYPE, Address.TYPE, Route.TYPE)) {
                List<Integer> told = new ArrayList<>();
                long toldLost = read(monitor, told);

                assertThat(told).as("composition %d", composition).isEqualTo(sent);
                assertThat(toldLost).as("composition %d", composition).isEqualTo(lost);
                assertThat(monitor.drops().foreign()).isEqualTo(forged);
            }
            events += sent.size();
        }
        System.out.println(events + " events with random faults, all delivered");
        assertThat(events).isGreaterThan(COMPOSITIONS);
    }

    private Script compose() {
        Script script = new Script();
        sent.clear();
        forged = 0;
        lost = 0;
        for (int i = random.nextInt(30); i >= 0; i--) {
            switch (random.nextInt(14)) {
                case 0 -> script.fails(Script.EINTR);
                case 1 -> script.drops(lose()).fails(Script.ENOBUFS);
                case 2 -> script.drops(lose());
                case 3 -> forge(script, Told.link(Told.NEWLINK, 66));
                case 4 ->
                    forge(script, Bytes.of().message(3, 2, 0, 0, new byte[4]).toArray());
                case 5 -> forge(script, new byte[random.nextInt(40)]);
                case 6 -> script.kernel(new byte[0]);
                case 7 -> script.kernel(new byte[random.nextInt(16)]);
                case 8 -> script.kernel(Bytes.of().message(1, 0, 0, 0).toArray(), event());
                case 9 ->
                    script.kernel(
                            event(),
                            Bytes.of()
                                    .messageOfLength(random.nextInt(), 16, 0, 0, 0, new byte[random.nextInt(8)])
                                    .toArray());
                case 10 ->
                    script.kernel(
                            Told.link(Told.NEWLINK, 0, 7, Bytes.of().attrOfLength(random.nextInt(4), 4, new byte[4])));
                default -> script.kernel(event(), event());
            }
        }
        return script;
    }

    private int lose() {
        int messages = 1 + random.nextInt(5);
        lost += messages;
        return messages;
    }

    private void forge(Script script, byte[] message) {
        script.forger(message);
        forged++;
    }

    private byte[] event() {
        int index = 1000 + sent.size();
        sent.add(index);
        return Told.link(Told.NEWLINK, index);
    }

    /** Adds the links that are reported, and returns the number of messages that are reported as lost. */
    private static long read(RtMonitor monitor, List<Integer> told) {
        long lost = 0;
        for (RtEvent event = next(monitor); event != null; event = next(monitor)) {
            if (Seen.is(Link.TYPE, event)) {
                told.add(Seen.as(Link.TYPE, event).object().index());
            } else if (event instanceof Overrun overrun) {
                lost += overrun.lost();
            }
        }
        return lost;
    }

    private static RtEvent next(RtMonitor monitor) {
        // A monitor reads a limited number of datagrams at a time, so that other processes cannot keep it busy.
        for (int attempt = 0; attempt < 100; attempt++) {
            RtEvent event = monitor.next(Duration.ZERO).orElse(null);
            if (event != null) {
                return event;
            }
        }
        return null;
    }
}
