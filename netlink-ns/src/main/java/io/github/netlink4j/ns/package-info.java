/** Network namespaces: create, name, enter and delete them, in step with {@code ip netns}. */
package io.github.netlink4j.ns;
