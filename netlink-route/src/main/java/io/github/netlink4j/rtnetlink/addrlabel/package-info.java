/**
 * Labels of IPv6 addresses, by which the kernel prefers a source address that fits the destination (RFC 6724):
 * {@code ip addrlabel}.
 *
 * <p>A label belongs to a prefix, and possibly to a link. {@link io.github.netlink4j.rtnetlink.addrlabel.AddressLabels} lists, adds
 * and deletes labels, and returns the one of an address:
 *
 * <!-- sample: AddressLabelSamplesTest label -->
 * <pre>{@code
 * nl.addressLabels().add("fd00:7::/32", 77);
 * OptionalLong label = nl.addressLabels().find(IpAddress.parse("fd00:7::1"));
 * }</pre>
 *
 * <p>The kernel does not notify when labels change, so there are neither events nor mirrors of them.
 */
package io.github.netlink4j.rtnetlink.addrlabel;
