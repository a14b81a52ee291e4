package io.github.netlink4j.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The extension behind {@link RequiresKernel}: skips tests for other kernels than the running one. */
public final class RequiredKernel implements ExecutionCondition {
    /** Creates the extension; called by JUnit. */
    public RequiredKernel() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        KernelVersion running = KernelVersion.running();
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresKernel.class)
                .filter(required -> !suits(required, running))
                .map(required ->
                        ConditionEvaluationResult.disabled("this kernel is " + running + ", not " + describe(required)))
                .orElse(ConditionEvaluationResult.enabled("this kernel is " + running));
    }

    private static boolean suits(RequiresKernel required, KernelVersion running) {
        return running.compareTo(KernelVersion.parse(required.value())) >= 0
                && (required.max().isEmpty() || running.compareTo(KernelVersion.parse(required.max())) <= 0);
    }

    private static String describe(RequiresKernel required) {
        if (required.max().isEmpty()) {
            return required.value() + " or newer";
        }
        String oldest = required.value().equals("0") ? "" : required.value() + " to ";
        return oldest + required.max() + (oldest.isEmpty() ? " or older" : "");
    }
}
