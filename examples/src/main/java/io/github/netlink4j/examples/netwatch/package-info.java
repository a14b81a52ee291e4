/** netwatchd serves the kernel's state and its changes over a Unix domain socket; netwatch prints what netwatchd sends. */
package io.github.netlink4j.examples.netwatch;
