package io.github.netlink4j.rtnetlink;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * IPv6 gives each link of the test an address, as it usually does. It does that some time after the link is set up, and adds routes
 * and sends packets and notifications then. Tests without this annotation have links without such an address.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface LinkLocal {}
