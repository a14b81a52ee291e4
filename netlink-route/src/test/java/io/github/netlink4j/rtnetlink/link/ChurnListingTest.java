package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.object.ChurnListing;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.testing.ChildJava;
import io.github.netlink4j.testing.Cli;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links and addresses are listed completely while others are created and deleted all the time. */
@Tag("slow")
@LiveRoute
@Timeout(120)
class ChurnListingTest {
    private static final int STABLE = 100;
    private static final int LISTINGS = 20;

    /** Lists by merging, whether or not a listing is interrupted. */
    private static <K, V extends MessageView, T extends V> List<T> merged(
            NetlinkClient client, RtObjectType<K, V, T> type, ObjectFilter<V> filter, Function<K, Optional<T>> fetch) {
        ChurnListing<K, V, T> listing = new ChurnListing<>(type, fetch);
        Request question = Request.of(type.get(), 0, filter::writeTo, () -> "all");
        try (Transport events = Objects.requireNonNull(listing.open(client))) {
            return listing.list(
                    client,
                    events,
                    visitor -> client.dump(question, type.added(), type.newView(), visitor, type.largest()),
                    filter,
                    System.nanoTime() + Duration.ofSeconds(60).toNanos());
        }
    }

    private static List<Link> mergedLinks(RtNetlink nl, LinkFilter filter) {
        return merged(nl.client(), Link.TYPE, filter, index -> nl.links().find((int) index));
    }

    /** Creates and deletes pairs with addresses until stopped. */
    private static Thread churn(int number, AtomicBoolean stop) {
        RtNetlink own = RtNetlink.open();
        Thread thread = new Thread(() -> {
            try (own) {
                while (!stop.get()) {
                    String name = "c" + number;
                    own.links().create(Veth.named(name).up().peer(name + "p", far -> far.up()));
                    own.addresses().add(name, "10.200." + number + ".1/24");
                    own.links().delete(name);
                }
            }
        });
        thread.start();
        return thread;
    }

    private static void during(Runnable listings) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(churn(i, stop));
        }
        try {
            listings.run();
        } finally {
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void createStable(RtNetlink nl) {
        for (int i = 0; i < STABLE / 2; i++) {
            nl.links().createVeth("s" + i, "s" + i + "p");
            nl.addresses().add("s" + i, "10." + i + ".0.1/24");
        }
    }

    @Test
    @DisplayName("H5: every listing is interrupted")
    void givenChurn_whenLinksAreListed_thenEachHasAllThatStay(RtNetlink nl) throws InterruptedException {
        createStable(nl);

        during(() -> {
            for (int i = 0; i < LISTINGS; i++) {
                for (List<Link> links : List.of(nl.links().list(), mergedLinks(nl, LinkFilter.all()))) {
                    assertThat(links)
                            .extracting(Link::name)
                            .doesNotHaveDuplicates()
                            .filteredOn(name -> name.startsWith("s"))
                            .hasSize(STABLE);
                    assertThat(links).extracting(Link::index).doesNotHaveDuplicates();
                }
            }
        });

        assertThat(mergedLinks(nl, LinkFilter.all()))
                .extracting(Link::name)
                .containsExactlyInAnyOrderElementsOf(
                        nl.links().list().stream().map(Link::name).toList());
    }

    @Test
    void givenChurn_whenAddressesAreListed_thenEachHasAllThatStay(RtNetlink nl) throws InterruptedException {
        createStable(nl);

        during(() -> {
            for (int i = 0; i < LISTINGS; i++) {
                AddressFilter filter = AddressFilter.all().ipv4();
                for (List<Address> addresses :
                        List.of(nl.addresses().list(filter), merged(nl.client(), Address.TYPE, filter, null))) {
                    assertThat(addresses)
                            .extracting(Address::label)
                            .doesNotHaveDuplicates()
                            .filteredOn(label -> label.startsWith("s"))
                            .hasSize(STABLE / 2);
                }
            }
        });
    }

    @Test
    void givenFilter_whenListedByMerging_thenOnlyWhatMatches(RtNetlink nl) {
        Link bridge = nl.links().create(Bridge.named("br0"));
        nl.links().create(Veth.named("v0").master("br0").peer("v1"));

        assertThat(mergedLinks(nl, LinkFilter.all().master(bridge)))
                .extracting(Link::name)
                .containsExactly("v0");
    }

    @Test
    void givenHandleOfAnotherNamespace_whenListedByMerging_thenItsLinks(RtNetlink nl) {
        nl.links().createVeth("here", "there");

        List<Link> links = NetnsThread.callInNew(() -> mergedLinks(nl, LinkFilter.all()));

        assertThat(links).extracting(Link::name).containsExactlyInAnyOrder("lo", "here", "there");
    }

    @Test
    void givenHandleOfAnotherNamespace_whenListenedBesideIt_thenItsNotificationsCome(RtNetlink nl) {
        ChurnListing<Integer, LinkView, Link> listing = new ChurnListing<>(Link.TYPE, null);

        try (Transport events = NetnsThread.callInNew(() -> listing.open(nl.client()))) {
            nl.links().createVeth("here", "there");

            assertThat(events.await(Duration.ofSeconds(1).toNanos())).isEqualTo(Transport.Wait.READY);
        }
    }

    /** The program that an unprivileged user runs. */
    static final class Unprivileged {
        public static void main(String[] arguments) {
            try (RtNetlink nl = RtNetlink.open()) {
                mergedLinks(nl, LinkFilter.all()).forEach(link -> System.out.println(link.name()));
            } catch (NetlinkException e) {
                System.out.println(e);
            }
        }
    }

    @Test
    void givenOrdinaryUser_whenListedByMerging_thenAllLinks(RtNetlink nl, @TempDir Path directory) {
        nl.links().createVeth("v0", "v1");
        List<String> user = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all");
        List<String> trial = new ArrayList<>(user);
        trial.add("true");
        String failure = Cli.failure(trial.toArray(String[]::new));
        assumeTrue(failure.isEmpty(), failure);

        String printed = ChildJava.startedBy(user, directory).run(Unprivileged.class);

        assertThat(printed.lines()).containsExactlyInAnyOrder("lo", "v0", "v1");
    }
}
