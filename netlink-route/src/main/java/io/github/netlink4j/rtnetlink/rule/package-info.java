/**
 * Rules of policy routing, which choose the routing table for a packet: {@code ip rule}.
 *
 * <p>The kernel goes through the rules of a family by their priority, lowest first, until one that matches the packet leads to
 * a route. {@link io.github.netlink4j.rtnetlink.rule.Rules} lists, adds and deletes them;
 * {@link io.github.netlink4j.rtnetlink.rule.RuleSpec} describes one that is to be added or deleted;
 * {@link io.github.netlink4j.rtnetlink.rule.Rule} is one as it was, and {@link io.github.netlink4j.rtnetlink.rule.RuleFilter}
 * selects rules.
 *
 * <!-- sample: ObjectSamplesTest delete-rules -->
 * <pre>{@code
 * Rules rules = nl.rules();
 * rules.add(RuleSpec.ipv4().from("10.1.0.0/16").lookup(100).priority(1000));
 * rules.list(RuleFilter.all().table(100)).forEach(rules::delete);
 * }</pre>
 *
 * <p>A rule has no name and no number of its own: it is identified by its content, and equal ones may exist several times. The
 * kernel considers other rules equal than a reader does; where that matters, the methods document what they do.
 */
package io.github.netlink4j.rtnetlink.rule;
