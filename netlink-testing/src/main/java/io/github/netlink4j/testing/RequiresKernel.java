package io.github.netlink4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs a kernel of one of these versions; on another it is skipped, and says so. A version is as exact as it is
 * written: 6.5 is every 6.5, 6.5.3 is one of them.
 *
 * <p>Distributions carry features back to older kernels: where a kind of link is what is needed, say
 * {@link RequiresKind}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RequiredKernel.class)
public @interface RequiresKernel {
    /** The oldest that will do, such as {@code 6.5}; by default every old one. */
    String value() default "0";

    /** The newest that will do, such as {@code 6.9}; by default every new one. */
    String max() default "";
}
