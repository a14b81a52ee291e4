/**
 * Object types of any netlink family, and how they are listed.
 *
 * <ul>
 *   <li>{@link ObjectType} declares the messages of a type of object, its view and its snapshot.
 *   <li>{@link ObjectReader} is the interface of a service that lists, finds and counts objects of a type.
 *   <li>{@link ObjectFilter} selects objects. The kernel applies it as far as it can, and this package applies it again.
 *   <li>{@link Dumps} implements the listings: it repeats those that the kernel reports as interrupted, and returns a complete
 *       answer or throws.
 * </ul>
 *
 * <!-- sample: ObjectSamplesTest list -->
 * <pre>{@code
 * List<Route> routes = nl.routes().list(RouteFilter.all().table(100));
 * nl.routes().forEach(route -> System.out.println(route));
 * }</pre>
 */
package io.github.netlink4j.object;
