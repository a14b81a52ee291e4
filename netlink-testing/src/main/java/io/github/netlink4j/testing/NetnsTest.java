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
 * The test, or each test of the class, runs on a thread of its own in a fresh network namespace, which vanishes with it.
 * Nothing but the loopback link is there, and it is up.
 *
 * <p>In the namespace are the test method, what runs before and after each, and the making of the object of the test class,
 * unless one object serves all its tests. What runs before and after all is where the JVM began.
 *
 * <p>At its end a test has to leave nothing behind: no socket, eventfd or descriptor of a namespace, no thread in another
 * namespace, no named namespace. Else it fails, and names them. For this it looks at the whole process; so where tests run
 * in parallel, this one runs alone.
 *
 * <p>It takes root, or a user namespace, as in {@code unshare --map-root-user mvn test}. Elsewhere the test is skipped, and
 * says why. Named namespaces are made in the machine's own {@code /run/netns}, as long as nothing else is mounted there.
 * Who starts the JVM can have the tests skipped by giving a reason in the environment variable
 * {@code NETLINK4J_SANDBOX_REASON}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Tag("netns")
@ExtendWith(FreshNetns.class)
@ResourceLock(Resources.GLOBAL)
public @interface NetnsTest {}
