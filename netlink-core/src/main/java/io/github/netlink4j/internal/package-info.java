/** Deadlines, mutual exclusion with a timeout, and polling. Exported only to the modules of this library. */
package io.github.netlink4j.internal;
