package io.github.netlink4j.fuzz;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The getters of a view: its public methods without parameters. */
final class Getters {
    private static final MethodType TYPE = MethodType.methodType(Object.class, MessageView.class);
    /** Methods that are left out: texts, results that depend on more than the message, and what changes the view. */
    private static final Set<String> NONE = Set.of(
            "copy", "release", "set", "toString", "describe", "hashCode", "getClass", "notify", "notifyAll", "wait");

    private final List<String> names = new ArrayList<>();
    private final List<MethodHandle> handles = new ArrayList<>();

    private Getters() {}

    static Getters of(Class<? extends MessageView> view) {
        Getters getters = new Getters();
        Stream.of(view.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !NONE.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(getters::add);
        return getters;
    }

    private void add(Method method) {
        try {
            handles.add(MethodHandles.lookup().unreflect(method).asType(TYPE));
            names.add(method.getName());
        } catch (IllegalAccessException e) {
            throw new AssertionError(method + " is public and cannot be called", e);
        }
    }

    int count() {
        return handles.size();
    }

    String name(int getter) {
        return names.get(getter);
    }

    /** Returns the result of a getter, or {@link Values#MALFORMED}. */
    Object read(int getter, MessageView view) {
        try {
            return (Object) handles.get(getter).invokeExact(view);
        } catch (MalformedMessageException e) {
            return Values.MALFORMED;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(names.get(getter), e);
        }
    }
}
