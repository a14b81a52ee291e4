package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The faults have numbers, F01 to F56, so that an untested one is noticed: each has a test of its own that names it, or
 * is one of the {@link Troubles}.
 */
class FaultNumbersTest {
    private static final int LAST = 56;
    private static final Pattern NUMBER = Pattern.compile("\\bF(\\d\\d)\\b");

    @Test
    void givenAllTests_whenTheirNamesAreRead_thenEveryFaultIsTested() {
        Set<Integer> tested = new TreeSet<>();
        Troubles.all().forEach(trouble -> collect(trouble.name(), tested));
        TestPlan plan = LauncherFactory.create().discover(allTests());
        plan.getRoots()
                .forEach(root -> plan.getDescendants(root).forEach(test -> collect(test.getDisplayName(), tested)));

        assertThat(tested)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LAST).boxed().toList());
    }

    private static LauncherDiscoveryRequest allTests() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage("io.github.netlink4j"))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
    }

    private static void collect(String name, Set<Integer> numbers) {
        Matcher number = NUMBER.matcher(name);
        while (number.find()) {
            numbers.add(Integer.valueOf(number.group(1)));
        }
    }
}
