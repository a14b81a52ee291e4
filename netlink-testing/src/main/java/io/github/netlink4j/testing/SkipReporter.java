package io.github.netlink4j.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Reports the skipped tests and the reasons at the end of a run, because a test that did not run has not passed. JUnit finds
 * this listener when this module is on the class path.
 */
@SuppressWarnings("exports") // only the launcher calls it
public final class SkipReporter implements TestExecutionListener {
    /** By the unique identifier of the test, because two classes may have tests of the same name. */
    private final Map<String, String> skipped = new ConcurrentSkipListMap<>();

    private final Consumer<String> out;

    /** Creates a reporter that prints to the standard output; called by JUnit. */
    public SkipReporter() {
        this(System.out::println);
    }

    SkipReporter(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skip(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            skip(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    private void skip(TestIdentifier test, String reason) {
        String where = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getClassName() + ": ")
                .orElse("");
        skipped.put(test.getUniqueId(), where + test.getDisplayName() + ": " + reason);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        skipped.values().forEach(test -> out.accept("skipped: " + test));
    }
}
