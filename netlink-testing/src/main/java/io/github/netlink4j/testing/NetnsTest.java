package io.github.netlink4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Runs the test, or each test of the class, on a thread of its own in a new network namespace, which is deleted afterwards. The
 * namespace contains only the loopback link, which is up.
 *
 * <!-- sample: TestingSamplesTest class -->
 * <pre>{@code
 * @NetnsTest
 * class VethTest {
 *     @Test
 *     void givenVeth_whenDeleted_thenItsPeerIsGoneToo() {
 *         Link.createVeth("a", "b");
 *
 *         Link.delete("a");
 *
 *         assertTrue(Link.find("b").isEmpty());
 *     }
 * }
 * }</pre>
 *
 * <p>The test method, the methods before and after each test, and the constructor of the test class run in the namespace; the
 * constructor does not if one object is shared by all tests. Methods before and after all tests run in the namespace of the
 * JVM.
 *
 * <p>A test fails when it leaves a socket, an eventfd, a descriptor of a namespace, a thread in another namespace or a named
 * namespace behind; the message lists them. Since this concerns the whole process, such a test never runs in parallel with
 * others.
 *
 * <p>The test requires root, or a user namespace as in {@code unshare --map-root-user mvn test}, and is skipped with a reason
 * otherwise. It is also skipped when the environment variable {@code NETLINK4J_SANDBOX_REASON} is set; the value is the reason.
 * Named namespaces are created in the machine's own {@code /run/netns}, unless something else is mounted there.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Tag("netns")
@ExtendWith(FreshNetns.class)
@ResourceLock(Resources.GLOBAL)
public @interface NetnsTest {}
