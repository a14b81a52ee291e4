package io.github.netlink4j.benchmarks.yardstick;

import java.util.List;

/**
 * An operation that is measured: a row of the table.
 *
 * @param name its name, by which it is selected
 * @param title description in the table
 * @param scene the objects that exist meanwhile
 * @param task its name in the protocol of the programs
 * @param count number of repetitions in a round
 */
record Operation(String name, String title, Scene scene, String task, int count) {
    private static Operation bare(String task, String title, int count) {
        return new Operation(task, title, Scene.BARE, task, count);
    }

    private static Operation list(String task, Scene scene, String title, int count) {
        String name = task + "-" + scene.name().replaceAll("\\D", "");
        return new Operation(name, title, scene, task, count);
    }

    /** All operations, ordered by scene. */
    static final List<Operation> ALL = List.of(
            bare("link-get", "get a link by index", 1_000),
            bare("route-add", "add a route", 1_000),
            bare("route-delete", "delete a route", 1_000),
            bare("route-batch", "add a route, 128 at a time", 10_000),
            bare("route-batch-final", "add a route, 128 at a time, acknowledged together", 10_000),
            bare("address-add", "add an address", 1_000),
            bare("address-delete", "delete an address", 1_000),
            bare("veth-create", "create a veth pair", 25),
            bare("veth-delete", "delete a veth pair", 25),
            bare("veth-delete-group", "delete a veth pair, in a group of 500", 500),
            bare("events", "receive and decode an event, of 50,000 routes", 50_000),
            bare("netns-create", "create a network namespace", 50),
            bare("netns-delete", "delete a network namespace", 50),
            bare("socket-elsewhere", "open a socket in another namespace", 250),
            bare("run-elsewhere", "run code in another namespace", 250),
            bare("veth-encode", "write the request for a veth pair, in memory", 20_000),
            bare("route-decode", "read a route in place, in memory", 20_000),
            list("links-visit", Scene.LINKS_1_000, "visit 1,000 links", 2),
            list("links-copy", Scene.LINKS_1_000, "list 1,000 links as objects", 1),
            list("links-visit", Scene.LINKS_4_000, "visit 4,000 links", 1),
            list("links-copy", Scene.LINKS_4_000, "list 4,000 links as objects", 1),
            list("addresses-visit", Scene.ADDRESSES_10_000, "visit 10,000 addresses", 2),
            list("addresses-copy", Scene.ADDRESSES_10_000, "list 10,000 addresses as objects", 2),
            list("routes-visit", Scene.ROUTES_100_000, "visit 100,000 routes", 1),
            list("routes-copy", Scene.ROUTES_100_000, "list 100,000 routes as objects", 1),
            list("routes-filter", Scene.ROUTES_100_000, "visit 10,000 of 100,000 routes, by their link", 1),
            list("routes-visit", Scene.ROUTES_1_000_000, "visit 1,000,000 routes", 1),
            list("routes-copy", Scene.ROUTES_1_000_000, "list 1,000,000 routes as objects", 1),
            list("routes-filter", Scene.ROUTES_1_000_000, "visit 100,000 of 1,000,000 routes, by their link", 1));

    /** Returns the operations that the words select; without words all, or if quick all but those in large scenes. */
    static List<Operation> selected(List<String> words, boolean quick) {
        return ALL.stream()
                .filter(operation -> words.isEmpty()
                        ? !quick || !operation.scene.isLarge()
                        : words.stream().anyMatch(operation::isSelected))
                .toList();
    }

    /** Returns whether a word is the name of this operation or, unless it is the name of another one, the beginning of it. */
    private boolean isSelected(String word) {
        return name.equals(word) || name.startsWith(word) && ALL.stream().noneMatch(other -> other.name.equals(word));
    }
}
