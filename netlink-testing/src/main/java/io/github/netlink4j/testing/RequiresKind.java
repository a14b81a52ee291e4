package io.github.netlink4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs links of these kinds; where the kernel lacks one, it is skipped, and says so. Whether it has them is tried
 * out in a namespace of its own.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RequiredKinds.class)
public @interface RequiresKind {
    /** Kinds, such as {@code dummy}. */
    String[] value();
}
