package io.github.netlink4j.testing;

import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * What {@link NetnsTest} does. Extensions that prepare something in the namespace of the test, such as a parameter, use
 * {@link #call}.
 */
public final class FreshNetns implements ExecutionCondition, BeforeEachCallback, InvocationInterceptor {
    private static final Namespace STORE = Namespace.create(FreshNetns.class);

    /** Made by JUnit. */
    public FreshNetns() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String obstacle = obstacle(context);
        return obstacle.isEmpty()
                ? ConditionEvaluationResult.enabled("nothing speaks against it")
                : ConditionEvaluationResult.disabled(obstacle);
    }

    /** Why there can be no namespaces, empty when there can. */
    static String obstacle(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent("obstacle", key -> Sandbox.obstacle(), String.class);
    }

    /** The namespace is there before the object of the test class, whose fields may open something in it. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        // An object that serves all tests of its class is made outside: there is no test yet.
        return context.getTestMethod().isEmpty() || !obstacle(context).isEmpty()
                ? invocation.proceed()
                : proceed(invocation, context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        inside(context).begun = true;
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return proceed(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    private static <T extends @Nullable Object> T proceed(Invocation<T> invocation, ExtensionContext context)
            throws Throwable {
        return inside(context).thread.call(() -> {
            try {
                return invocation.proceed();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
    }

    /**
     * Does something on the thread of the test, in its namespace.
     *
     * @param context of a test with {@link NetnsTest}
     */
    public static <T extends @Nullable Object> T call(ExtensionContext context, Callable<T> work) throws Exception {
        return inside(context).thread.call(work);
    }

    private static Inside inside(ExtensionContext context) {
        Store store = context.getStore(STORE);
        return store.getOrComputeIfAbsent("inside", key -> new Inside(context.getDisplayName()), Inside.class);
    }

    /**
     * The test's thread, and what the process held before it. JUnit closes it as the last of all that concerns the test,
     * after everything else that an extension could have to put away.
     */
    private static final class Inside implements AutoCloseable {
        private final Leftovers before = Leftovers.now();
        final TestThread thread;
        /** JUnit makes the object of the test class before it knows whether the test is skipped. */
        boolean begun;

        Inside(String test) {
            thread = new TestThread(test);
            try {
                thread.call(Inside::switchLoopbackOn);
            } catch (Exception e) {
                throw new IllegalStateException("no namespace for the test " + test, e);
            }
        }

        private static String switchLoopbackOn() {
            try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
                client.execute(LinkRequests.loopbackUp());
            }
            return "";
        }

        @Override
        public void close() {
            thread.end();
            try {
                if (begun) {
                    Leftovers.requireNoneSince(before);
                }
            } finally {
                if (Sandbox.hasOwnNames()) {
                    Leftovers.deleteNamesSince(before);
                }
            }
        }
    }
}
