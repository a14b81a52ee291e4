package io.github.netlink4j.socket;

import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A fault in an exchange.
 *
 * @param name its number and what it is, as in {@code F05 no answer, ever}
 * @param truth what the kernel has reported about the request with the fault
 * @param calls the kinds of calls that can meet the fault
 * @param before done to the handle before the call
 * @param steps how the kernel answers the first requests; it answers all later ones correctly
 * @param afterwards done with the first request when the call has ended
 */
record Trouble(
        String name,
        Truth truth,
        Set<Call> calls,
        Consumer<Handle> before,
        List<Consumer<Sent>> steps,
        Consumer<Sent> afterwards) {

    /** The true outcome of a request, known only to the kernel. */
    enum Truth {
        /** It was carried out, and the kernel has reported that. */
        CARRIED_OUT,
        /** It was refused, and the kernel has reported that. */
        REFUSED,
        /** The kernel has reported nothing, or nothing that can be parsed. */
        UNREPORTED
    }

    static final Set<Call> ALL = Set.of(Call.values());
    static final Set<Call> QUESTIONS = Set.of(Call.FETCH, Call.LIST, Call.VISIT);
    static final Set<Call> LISTINGS = Set.of(Call.LIST, Call.VISIT);

    /** Returns a fault of all calls, in which the kernel answers all requests correctly. */
    static Trouble of(String name, Truth truth) {
        return new Trouble(name, truth, ALL, handle -> {}, List.of(), sent -> {});
    }

    /** Returns a fault of all calls, in which the kernel answers the first request by this step. */
    static Trouble of(String name, Truth truth, Consumer<Sent> step) {
        return of(name, truth).then(step);
    }

    /** Returns this fault with one more step. */
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

    /** Returns a handle, created by the given function, on a kernel that has this fault. */
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
