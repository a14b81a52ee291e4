/** The one native seam: the system calls, memory outside the heap, and descriptors that several threads share. */
package io.github.netlink4j.sys;
