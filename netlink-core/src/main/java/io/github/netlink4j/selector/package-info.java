/**
 * Waits for netlink sockets with a selector of jnr-enxio, together with Unix domain sockets of jnr-unixsocket. Only this
 * package needs jnr-enxio, which programs that use it must add to their dependencies.
 *
 * <!-- sample: SelectorSamplesTest selector -->
 * <pre>{@code
 * try (Selector selector = NativeSelectorProvider.getInstance().openSelector();
 *         Mirror mirror = Mirror.open(Link.TYPE);
 *         NetlinkChannel channel = NetlinkChannel.of(mirror.transport())) {
 *     channel.register(selector, SelectionKey.OP_READ);
 *     for (int i = 0; i < rounds; i++) {
 *         mirror.poll(System.out::println, Duration.ZERO); // never waits
 *         selector.select(Math.min(100, mirror.patience().toMillis()));
 *         selector.selectedKeys().clear();
 *     }
 * }
 * }</pre>
 *
 * <p>jnr-ffi, on which jnr-enxio is based, starts a thread when it is first used, in the network namespace of the thread that
 * uses it. Open the first selector in the namespace where the program was started: in another one, that thread would keep the
 * namespace alive.
 */
package io.github.netlink4j.selector;
