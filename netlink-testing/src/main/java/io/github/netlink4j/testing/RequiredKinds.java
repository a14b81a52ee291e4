package io.github.netlink4j.testing;

import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.NetnsThread;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** The extension behind {@link RequiresKind}: skips tests that need kinds of links which the kernel lacks, and names these. */
public final class RequiredKinds implements ExecutionCondition {
    private static final Namespace STORE = Namespace.create(RequiredKinds.class);

    /** Creates the extension; called by JUnit. */
    public RequiredKinds() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String obstacle = FreshNetns.obstacle(context);
        if (!obstacle.isEmpty()) {
            return ConditionEvaluationResult.disabled(obstacle);
        }
        List<String> missing = AnnotationSupport.findAnnotation(context.getElement(), RequiresKind.class).stream()
                .flatMap(required -> Arrays.stream(required.value()))
                .filter(kind -> !has(context, kind))
                .toList();
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("this kernel has all kinds of links that are needed")
                : ConditionEvaluationResult.disabled("this kernel has no link kind " + String.join(", ", missing));
    }

    private static boolean has(ExtensionContext context, String kind) {
        return context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent(kind, unknown -> NetnsThread.callInNew(() -> isHere(unknown)), Boolean.class);
    }

    /** Returns whether the kernel has a kind, by creating such a link: the kernel may load a module for it. */
    static boolean isHere(String kind) {
        try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            client.execute(LinkRequests.create("probe", kind));
            return true;
        } catch (KernelException e) {
            // Most kinds need more attributes, and refuse with an error that shows that they exist. So do kinds that
            // cannot be created by rtnetlink, which have an error text of their own (tun).
            return !e.isUnsupported() || !isUnknown(e.extendedAck());
        }
    }

    /** Returns whether the kind does not exist: rtnl_newlink() reports "Unknown device type", or no text before Linux 4.17. */
    private static boolean isUnknown(@Nullable ExtendedAck ack) {
        return ack == null || ack.message() == null || ack.message().equals("Unknown device type");
    }
}
