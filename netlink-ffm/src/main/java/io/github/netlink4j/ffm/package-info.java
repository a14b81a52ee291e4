/** System calls by java.lang.foreign. The library selects this backend when the module is on the path. */
package io.github.netlink4j.ffm;
