package io.github.netlink4j.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test needs links of these kinds; where the kernel lacks one, it is skipped, and says so. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KernelFeatures.class)
public @interface RequiresKind {
    /** Kinds, such as {@code dummy}. */
    String[] value();
}
