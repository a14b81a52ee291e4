/**
 * A local copy of the kernel's objects that keeps itself up to date. {@link Mirror} drives it and reports each
 * difference as a {@link MirrorEvent}; {@link MirroredObjects} reads the objects of one type, and
 * {@link MirrorSnapshot} holds them as they were at one moment. How each type follows the kernel is specified by its
 * reconciler, in {@code io.github.netlink4j.rtnetlink.object}.
 */
package io.github.netlink4j.rtnetlink.mirror;
