/** netwatchd serves the kernel's state and its changes over a Unix domain socket; netwatch prints what it says. */
package io.github.netlink4j.examples.netwatch;
