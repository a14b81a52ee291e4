package io.github.netlink4j.socket;

import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One way in which a call can go wrong.
 *
 * @param name its number and what it is, as in {@code F05 no answer, ever}
 * @param truth what the kernel has said about the request that is in trouble
 * @param calls the kinds of calls that can get into it
 * @param before done to the handle before the call
 * @param steps how the kernel deals with the first requests; with all later ones it deals well
 * @param afterwards done with the first request when the call has ended
 */
record Trouble(
        String name,
        Truth truth,
        Set<Call> calls,
        Consumer<Handle> before,
        List<Consumer<Sent>> steps,
        Consumer<Sent> afterwards) {

    /** What has become of a request, known only to the kernel. */
    enum Truth {
        /** It was carried out, and the kernel has said so. */
        CARRIED_OUT,
        /** It was refused, and the kernel has said so. */
        REFUSED,
        /** The kernel has said nothing, or nothing that can be understood. */
        UNSAID
    }

    static final Set<Call> ALL = Set.of(Call.values());
    static final Set<Call> QUESTIONS = Set.of(Call.FETCH, Call.LIST, Call.VISIT);
    static final Set<Call> LISTINGS = Set.of(Call.LIST, Call.VISIT);

    /** Returns a trouble of all calls, in which the kernel deals well with all requests. */
    static Trouble of(String name, Truth truth) {
        return new Trouble(name, truth, ALL, handle -> {}, List.of(), sent -> {});
    }

    /** Returns a trouble of all calls, in which the kernel deals so with the first request. */
    static Trouble of(String name, Truth truth, Consumer<Sent> step) {
        return of(name, truth).then(step);
    }

    /** Returns the same with one more step. */
    Trouble then(Consumer<Sent> step) {
        List<Consumer<Sent>> more = new ArrayList<>(steps);
        more.add(step);
        return new Trouble(name, truth, calls, before, more, afterwards);
    }

    Trouble only(Set<Call> calls) {
        return new Trouble(name, truth, calls, before, steps, afterwards);
    }

    Trouble before(Consumer<Handle> action) {
        return new Trouble(name, truth, calls, action, steps, afterwards);
    }

    Trouble afterwards(Consumer<Sent> action) {
        return new Trouble(name, truth, calls, before, steps, action);
    }

    /** Returns a handle, made by the given function, on a kernel that makes this trouble. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the array is read only
    Handle on(Function<FakeKernel, Handle> maker) {
        Handle handle = maker.apply(FakeKernel.script(steps.toArray(new Consumer[0])));
        before.accept(handle);
        return handle;
    }

    @Override
    public String toString() {
        return name;
    }
}
