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

/** What {@link RequiresKind} does: it skips tests that need kinds of links which the kernel lacks, and says which. */
public final class RequiredKinds implements ExecutionCondition {
    private static final Namespace STORE = Namespace.create(RequiredKinds.class);

    /** Made by JUnit. */
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

    /** Asks the kernel by trying, since it may load a module for it. */
    private static boolean isHere(String kind) {
        try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            client.execute(LinkRequests.create("probe", kind));
            return true;
        } catch (KernelException e) {
            // Most kinds need more than a name, and what they say then shows that they are here.
            // So do those which cannot be made this way, and say so in words of their own (tun).
            return !e.isUnsupported() || !isUnknown(e.extendedAck());
        }
    }

    /** rtnl_newlink() says "Unknown device type" of a kind that no module has, and before Linux 4.17 nothing. */
    private static boolean isUnknown(@Nullable ExtendedAck ack) {
        return ack == null || ack.message() == null || ack.message().equals("Unknown device type");
    }
}
