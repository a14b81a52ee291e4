package io.github.netlink4j.ns;

import io.github.netlink4j.testing.NetnsTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test of the class runs in a namespace of its own, and leaves no named namespace and no descriptor behind. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NetnsTest
@ExtendWith(NothingLeft.class)
public @interface LiveNs {}
