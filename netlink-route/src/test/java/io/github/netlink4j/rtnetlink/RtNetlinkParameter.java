package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.testing.FreshNetns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens the handle that a test declares as a parameter, and closes it; a test fails when the kernel sent a warning. */
final class RtNetlinkParameter implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace STORE = Namespace.create(RtNetlinkParameter.class);

    private record Opened(RtNetlink handle, List<String> warnings) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RtNetlink.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            Opened opened = new Opened(FreshNetns.call(context, RtNetlink::open), new ArrayList<>());
            opened.handle
                    .client()
                    .onWarning((String request, ExtendedAck ack) -> opened.warnings.add(request + ": " + ack));
            context.getStore(STORE).put(Opened.class, opened);
            return opened.handle;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Opened opened = context.getStore(STORE).remove(Opened.class, Opened.class);
        if (opened != null) {
            opened.handle.close();
            if (!opened.warnings.isEmpty()) {
                throw new AssertionError("the kernel ignored a part of what was sent: " + opened.warnings);
            }
        }
    }
}
