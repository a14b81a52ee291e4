package io.github.netlink4j.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end which tests were skipped, and why: a test that did not run is not one that passed. */
public final class SkipReporter implements TestExecutionListener {
    private final Map<String, String> skipped = new ConcurrentSkipListMap<>();

    /** Made by JUnit. */
    public SkipReporter() {}

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.put(test.getDisplayName(), reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            skipped.put(
                    test.getDisplayName(),
                    result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        skipped.forEach((test, reason) -> System.out.println("skipped: " + test + ": " + reason));
    }
}
