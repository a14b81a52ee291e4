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
 * The extension behind {@link NetnsTest}. Other extensions that prepare something in the namespace of the test, such as a
 * parameter, use {@link #call}.
 */
public final class FreshNetns implements ExecutionCondition, BeforeEachCallback, InvocationInterceptor {
    private static final Namespace STORE = Namespace.create(FreshNetns.class);

    /** Creates the extension; called by JUnit. */
    public FreshNetns() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String obstacle = obstacle(context);
        return obstacle.isEmpty()
                ? ConditionEvaluationResult.enabled("network namespaces can be created")
                : ConditionEvaluationResult.disabled(obstacle);
    }

    /** Returns why no namespaces can be created, empty when they can. */
    static String obstacle(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent("obstacle", key -> Sandbox.obstacle(), String.class);
    }

    /**
     * Requests the scope of the test method: the namespace exists before the test object, whose fields may open sockets in it.
     */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        // An object that is shared by all tests of its class is created outside: there is no test yet.
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
     * Runs work on the thread of the test, in its namespace.
     *
     * @param context the context of a test with {@link NetnsTest}
     * @return the result of the work
     * @throws Exception the exception of the work, unchanged
     */
    public static <T extends @Nullable Object> T call(ExtensionContext context, Callable<T> work) throws Exception {
        return inside(context).thread.call(work);
    }

    private static Inside inside(ExtensionContext context) {
        Store store = context.getStore(STORE);
        return store.getOrComputeIfAbsent("inside", key -> new Inside(context.getDisplayName()), Inside.class);
    }

    /**
     * The test's thread, and the resources of the process before the test. JUnit closes it last, after everything else that an
     * extension has stored for the test.
     */
    private static final class Inside implements AutoCloseable {
        private final Leftovers before = Leftovers.now();
        final TestThread thread;
        /** Whether the test was started: JUnit creates the test object before it knows whether the test is skipped. */
        boolean begun;

        Inside(String test) {
            thread = new TestThread(test);
            try {
                thread.call(Inside::enableLoopback);
            } catch (Exception e) {
                throw new IllegalStateException("no namespace for the test " + test, e);
            }
        }

        private static String enableLoopback() {
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
