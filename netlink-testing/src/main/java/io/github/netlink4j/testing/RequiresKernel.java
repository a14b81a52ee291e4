package io.github.netlink4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips the test, with a reason, unless the kernel has one of these versions. A version matches as far as it is given: 6.5
 * includes 6.5.3.
 *
 * <p>Distributions backport features to older kernels, so for a kind of link use {@link RequiresKind}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RequiredKernel.class)
public @interface RequiresKernel {
    /** Returns the oldest suitable version, such as {@code 6.5}; by default there is no limit. */
    String value() default "0";

    /** Returns the newest suitable version, such as {@code 6.9}; by default there is no limit. */
    String max() default "";
}
