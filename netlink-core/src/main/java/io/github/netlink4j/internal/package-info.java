/** What the modules of this library share: deadlines, turns, and polling. Exported to them only. */
package io.github.netlink4j.internal;
