package io.github.netlink4j.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Skips tests that the running kernel cannot serve, and says what it lacks. */
final class KernelFeatures implements BeforeTestExecutionCallback {
    private static final Map<String, Boolean> KINDS = new ConcurrentHashMap<>();

    @Override
    public void beforeTestExecution(ExtensionContext context) throws Exception {
        for (String kind : kinds(context)) {
            if (!FreshNetns.call(context, () -> has(kind))) {
                throw new TestAbortedException("this kernel has no link kind " + kind);
            }
        }
    }

    private static String[] kinds(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), RequiresKind.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RequiresKind.class))
                .map(RequiresKind::value)
                .orElse(new String[0]);
    }

    /** Asks the kernel by trying, since loading a module on demand cannot be foreseen. */
    private static boolean has(String kind) {
        return KINDS.computeIfAbsent(kind, unknown -> {
            try {
                Cli.run("ip", "link", "add", "probe", "type", unknown);
                Cli.run("ip", "link", "delete", "probe");
                return true;
            } catch (AssertionError e) {
                return !e.getCause().getCause().getMessage().contains("Unknown device type")
                        && !e.getCause().getCause().getMessage().contains("Operation not supported");
            }
        });
    }
}
