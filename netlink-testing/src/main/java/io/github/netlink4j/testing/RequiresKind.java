package io.github.netlink4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips the test, with a reason, unless the kernel has these kinds of links. To find out, a link of each kind is created in a
 * namespace of its own.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RequiredKinds.class)
public @interface RequiresKind {
    /** Returns the required kinds, such as {@code dummy}. */
    String[] value();
}
