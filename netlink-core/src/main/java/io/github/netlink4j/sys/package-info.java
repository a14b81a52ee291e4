/**
 * System calls, memory outside the heap, and descriptors that several threads share. Exported only to the modules of this
 * library.
 *
 * <p>{@link Libc} declares all system calls, and {@link Sys} provides its implementation. {@link NetnsThread} is the only class
 * that enters network namespaces.
 */
package io.github.netlink4j.sys;
