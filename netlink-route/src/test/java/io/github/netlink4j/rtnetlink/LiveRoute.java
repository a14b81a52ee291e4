package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.testing.NetnsTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each test of the class gets its own network namespace and, as a parameter, a handle on it. Its links have no link-local addresses,
 * unless it has {@link LinkLocal}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NetnsTest
@ExtendWith({QuietLinks.class, RtNetlinkParameter.class})
public @interface LiveRoute {}
