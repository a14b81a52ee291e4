package io.github.netlink4j.testing;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.sys.NetnsThread;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test a thread in a fresh network namespace, which vanishes with it. After the tests of a class the process
 * holds what it held before: no descriptor, no thread in another namespace and no named namespace is left behind.
 */
public final class FreshNetns
        implements ExecutionCondition,
                BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                InvocationInterceptor {
    private static final Namespace STORE = Namespace.create(FreshNetns.class);

    // Root can do without the sandbox, but would then make named namespaces in the machine's own /run/netns.
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String reason = Sandbox.reason();
        return reason.isEmpty()
                ? ConditionEvaluationResult.enabled("nothing speaks against it")
                : ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Cli.prime();
        context.getStore(STORE).put(Leftovers.class, Leftovers.now().abroad());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Leftovers before = context.getStore(STORE).get(Leftovers.class, Leftovers.class);
        // A thread that was joined is still in the system for a moment.
        if (!NetlinkClient.await(
                Duration.ofSeconds(5), () -> Leftovers.now().abroad().equals(before))) {
            throw new AssertionError("left behind: before " + before + ", after "
                    + Leftovers.now().abroad());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Inside inside = new Inside();
        context.getStore(STORE).put(Inside.class, inside);
        inside.call(() -> Cli.run("ip", "link", "set", "lo", "up"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Inside inside = context.getStore(STORE).remove(Inside.class, Inside.class);
        if (inside != null) {
            inside.end();
        }
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
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    private static void proceed(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        call(context, () -> {
            try {
                return invocation.proceed();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Does something on the thread of the test, in its namespace: for extensions that make the test's parameters. */
    public static <T> T call(ExtensionContext context, Callable<T> work) throws Exception {
        return context.getStore(STORE).get(Inside.class, Inside.class).call(work);
    }

    /** The thread in the namespace, and what it has still to do. */
    private static final class Inside {
        private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private final Thread thread = new Thread(this::live, "test");
        private volatile boolean over;

        Inside() throws Exception {
            thread.setDaemon(true);
            thread.start();
            get(begun);
        }

        private void live() {
            try {
                NetnsThread.callInNew(() -> {
                    begun.complete(null);
                    while (!over) {
                        work.take().run();
                    }
                    return null;
                });
            } catch (NetlinkIOException e) {
                begun.completeExceptionally(new TestAbortedException(e.getMessage(), e));
            } catch (Exception e) {
                begun.completeExceptionally(e);
            }
        }

        <T> T call(Callable<T> task) throws Exception {
            CompletableFuture<T> result = new CompletableFuture<>();
            work.add(() -> {
                try {
                    result.complete(task.call());
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
            return get(result);
        }

        private static <T> T get(CompletableFuture<T> future) throws Exception {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (Exception) e.getCause();
            }
        }

        void end() throws InterruptedException {
            over = true;
            work.add(() -> {});
            thread.join();
        }
    }
}
