package io.github.netlink4j.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The results of a test class that JUnit has run inside a test, by display name, including that of the class. */
final class Launched implements TestExecutionListener {
    final Map<String, TestExecutionResult> results = new LinkedHashMap<>();
    final Map<String, String> skips = new LinkedHashMap<>();

    private Launched() {}

    static Launched run(Class<?> tests, TestExecutionListener... others) {
        Launched launched = new Launched();
        TestExecutionListener[] listeners = new TestExecutionListener[others.length + 1];
        listeners[0] = launched;
        System.arraycopy(others, 0, listeners, 1, others.length);
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(tests))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        listeners);
        return launched;
    }

    /** Returns the failure of a test. */
    Throwable failure(String test) {
        return results.get(test).getThrowable().orElseThrow(() -> new AssertionError(test + " has not failed"));
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skips.put(test.getDisplayName(), reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        results.put(test.getDisplayName(), result);
    }
}
