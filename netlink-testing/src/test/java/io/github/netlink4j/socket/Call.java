package io.github.netlink4j.socket;

import io.github.netlink4j.BatchResults;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kinds of calls of a handle, each made with the things of {@link Handle}, and how such a call ends. */
enum Call {
    CHANGE {
        @Override
        String make(Handle handle) {
            handle.execute();
            return DONE;
        }
    },
    CREATE {
        @Override
        String make(Handle handle) {
            return rightOrWrong(List.of(handle.executeThenFetch(5)), List.of(5));
        }
    },
    FETCH {
        @Override
        String make(Handle handle) {
            return rightOrWrong(List.of(handle.fetch(5)), List.of(5));
        }
    },
    LIST {
        @Override
        String make(Handle handle) {
            return rightOrWrong(handle.list(), List.of(1, 2));
        }
    },
    VISIT {
        @Override
        String make(Handle handle) {
            List<Integer> seen = new ArrayList<>();
            handle.forEach(thing -> seen.add(thing.number()));
            return rightOrWrong(seen, List.of(1, 2));
        }
    },
    BATCH {
        @Override
        String make(Handle handle) {
            return outcomes(handle.batch(false));
        }
    },
    QUIET_BATCH {
        @Override
        String make(Handle handle) {
            return outcomes(handle.batch(true));
        }
    };

    static final String DONE = "done";

    abstract String make(Handle handle);

    /** Returns the result of the call, as in {@code Timeout UNKNOWN}; throws what is not a netlink failure. */
    final String ending(Handle handle) {
        try {
            return make(handle);
        } catch (NetlinkException e) {
            String kind = e.getClass().getSimpleName().replaceAll("^Netlink|Exception$", "");
            String errno = e instanceof KernelException refusal ? " " + refusal.errno() : "";
            return kind + errno + " " + e.outcome();
        }
    }

    private static String rightOrWrong(List<Integer> answer, List<Integer> right) {
        return answer.equals(right) ? DONE : "wrong: " + answer;
    }

    private static String outcomes(BatchResults results) {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            outcomes.add(results.outcome(i).name());
        }
        return results.isSuccess() ? DONE : String.join(", ", outcomes);
    }

    boolean isBatch() {
        return this == BATCH || this == QUIET_BATCH;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
