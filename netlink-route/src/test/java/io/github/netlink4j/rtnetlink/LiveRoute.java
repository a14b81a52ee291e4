package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.testing.NetnsTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test of the class gets its own network namespace and, as a parameter, a handle on it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NetnsTest
@ExtendWith(RtNetlinkParameter.class)
public @interface LiveRoute {}
