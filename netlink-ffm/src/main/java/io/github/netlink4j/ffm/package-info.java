/** System calls by java.lang.foreign. */
package io.github.netlink4j.ffm;
