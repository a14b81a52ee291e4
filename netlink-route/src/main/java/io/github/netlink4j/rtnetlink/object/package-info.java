/**
 * The parts that all object types of the routing netlink share. {@link RtObjectType} declares a type, with its messages
 * ({@link RtmKind}), its multicast groups ({@link Group}) and its indexes ({@link Index}); {@link RtMessage} is one
 * message as it was received; a {@link Reconciler} keeps the objects of a mirror up to date.
 */
package io.github.netlink4j.rtnetlink.object;
