package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.rtnetlink.route.Routes;
import java.util.Map;

/** Operations on IPv4 routes of the main table: lists, adds and deletes them. */
final class RouteTasks {
    private static final RouteFilter MAIN = RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN);

    private final Yard yard;
    private final Routes routes;
    private byte[] sample = {};
    private long seen;

    RouteTasks(Yard yard) {
        this.yard = yard;
        this.routes = yard.nl.routes();
    }

    Map<String, Task> all() {
        return Map.of(
                "routes-visit", Task.of(count -> visit(count, MAIN)),
                "routes-copy", Task.of(this::copy),
                "routes-filter", Task.of(count -> visit(count, MAIN.device(yard.far()))),
                "route-add", Task.of(Task.NOTHING, this::add, this::delete),
                "route-delete", Task.of(this::add, this::delete, Task.NOTHING),
                "route-batch", Task.of(Task.NOTHING, count -> add(count, yard.nl.batch()), this::deleteAll),
                "route-batch-final", Task.of(Task.NOTHING, this::addAll, this::deleteAll),
                "route-decode", Task.of(this::sample, this::decode, Task.NOTHING));
    }

    /** Returns the destination with a number; the first 2^20 destinations are distinct networks inside 10.0.0.0/8. */
    static IpPrefix destination(int number) {
        return new IpPrefix(IpAddress.ipv4(10 << 24 | number << 4), 28);
    }

    private RouteSpec route(int number) {
        return RouteSpec.to(destination(number)).device(yard.near());
    }

    private long visit(int count, RouteFilter filter) {
        seen = 0;
        for (int i = 0; i < count; i++) {
            routes.forEach(filter, this::visit);
        }
        return seen;
    }

    private void visit(RouteView route) {
        seen += route.linkIndex() + route.table() + route.metric() + route.prefixLength();
    }

    private long copy(int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found += routes.list(MAIN).size();
        }
        return found;
    }

    private long add(int count) {
        for (int i = 0; i < count; i++) {
            routes.add(route(i));
        }
        return count;
    }

    private long delete(int count) {
        for (int i = 0; i < count; i++) {
            routes.delete(route(i));
        }
        return count;
    }

    private long add(int count, Batch batch) {
        for (int i = 0; i < count; i++) {
            batch.routes().add(route(i));
        }
        batch.execute();
        return count;
    }

    long addAll(int count) {
        return add(count, yard.nl.batch().onlyFailures());
    }

    long deleteAll(int count) {
        Batch batch = yard.nl.batch().onlyFailures();
        for (int i = 0; i < count; i++) {
            batch.routes().delete(route(i));
        }
        batch.execute();
        return count;
    }

    private long sample(int count) {
        add(1);
        sample = routes.list(MAIN.device(yard.near())).get(0).toBytes();
        return delete(1);
    }

    /** Decodes the sample repeatedly, with the view that a listing passes to its visitor. */
    private long decode(int count) {
        seen = 0;
        routes.forEach(MAIN.device(yard.far()), view -> {
            for (int i = 0; i < count; i++) {
                view.wrap(sample, 0);
                visit(view);
            }
        });
        return seen;
    }
}
