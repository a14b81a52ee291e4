package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.Soak;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Namespaces are created, entered and deleted repeatedly, and nothing is left behind. */
@LiveNs
@Tag("soak")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class NamespaceSoakTest {
    @Test
    void givenManyNamespaces_whenCreatedEnteredAndDeleted_thenNothingIsLeft() {
        List<ForeignThread> before = Netns.audit();

        Soak.soak("namespaces created, entered and deleted", Soak.times(600), i -> {
            try (Netns namespace = Netns.create("soak")) {
                namespace.run(() -> {});
            }
            Netns.delete("soak");
        });

        assertThat(Netns.audit()).isEqualTo(before);
        assertThat(Netns.list()).isEmpty();
    }
}
