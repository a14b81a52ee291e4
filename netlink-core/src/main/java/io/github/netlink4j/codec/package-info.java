/**
 * Reads and writes netlink messages in byte arrays. No system calls, no native memory, no I/O.
 *
 * <p>An attribute is declared once, as a typed key ({@link io.github.netlink4j.codec.Attr}) in an
 * {@link io.github.netlink4j.codec.AttrSet}. Reading, writing, printing, range checks and the paths in error messages follow
 * from that declaration:
 *
 * <!-- sample: CodecSamplesTest declare -->
 * <pre>{@code
 * static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);
 * static final U32 MTU = SET.u32(4, "MTU").max(0x7fff_ffff);
 * }</pre>
 *
 * <!-- sample: CodecSamplesTest use -->
 * <pre>{@code
 * writer.put(MTU, 1500);
 * long mtu = view.get(MTU, 0); // 0 when it is absent
 * }</pre>
 *
 * <ul>
 *   <li>{@link io.github.netlink4j.codec.MessageView} reads a message in place, by keys. Pointed at message after message, it
 *       is a view that is valid until its visitor returns; over an array of its own, it is a snapshot.
 *   <li>{@link io.github.netlink4j.codec.AttrSpec} collects attributes to be sent, and
 *       {@link io.github.netlink4j.codec.MessageWriter} writes messages.
 *   <li>{@link io.github.netlink4j.codec.Text} converts between bytes and strings without loss, also for names that are not
 *   UTF-8.
 * </ul>
 *
 * <p>Reading numbers from a view and writing them allocates nothing. Malformed input is a
 * {@link io.github.netlink4j.MalformedMessageException} and never reads outside the message; a value out of range is an
 * {@link java.lang.IllegalArgumentException} before anything is sent.
 */
package io.github.netlink4j.codec;
