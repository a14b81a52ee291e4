package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.LinkKind;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.NetnsFd;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.testing.ModuleClasses;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Passes hostile text to every public method of the published modules on the class path that takes text and whose other
 * parameters, and object, can be made. The methods are found by reflection, so that a new one is covered without a change
 * here. Whatever is returned as a message, or by toString, is safe for a terminal and of a sane length.
 */
@LiveRoute
class HostileTextTest {
    /** A link prints all its attributes. */
    private static final int LONGEST_MESSAGE = 8_000;

    /** Constants that a program declares: names of attributes. They are no text from outside. */
    private static final Set<Class<?>> DECLARATIONS =
            Set.of(AttrSet.class, LinkKind.class, MessageType.class, NetnsFd.class);

    /** Each failure, once. */
    private final Set<String> faults = new TreeSet<>();

    private final Map<Class<?>, Object> samples = new LinkedHashMap<>();
    private int calls;

    private static List<Class<?>> published() throws ClassNotFoundException {
        List<Class<?>> all = new ArrayList<>();
        for (ModuleReference module : ModuleClasses.onClassPath()) {
            Set<String> packages = exported(module.descriptor());
            for (String name : ModuleClasses.in(module)) {
                if (packages.contains(name.substring(0, name.lastIndexOf('.')))) {
                    Class<?> type = Class.forName(name, false, HostileTextTest.class.getClassLoader());
                    // Contains a sentence of this library.
                    if (isPublic(type) && type != Diagnosis.class) {
                        all.add(type);
                    }
                }
            }
        }
        return all;
    }

    /** The classes of the selector need jnr-enxio, which is optional and not on the class path here; they take no text. */
    private static Set<String> exported(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .filter(name -> !name.endsWith(".selector"))
                .collect(Collectors.toSet());
    }

    private static boolean isPublic(@Nullable Class<?> type) {
        return type == null || Modifier.isPublic(type.getModifiers()) && isPublic(type.getDeclaringClass());
    }

    private @Nullable Object sample(Class<?> type, String text) {
        if (type == String.class || type == CharSequence.class) {
            return text;
        }
        if (type == String[].class) {
            return new String[] {text};
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 0);
        }
        for (Map.Entry<Class<?>, Object> known : samples.entrySet()) {
            if (type != Object.class && type.isAssignableFrom(known.getKey())) {
                return known.getValue();
            }
        }
        return null;
    }

    /** Calls the method when all its arguments can be made, and checks the results. */
    private void call(Executable what, @Nullable Object on, String text) {
        Object[] arguments = new Object[what.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = sample(what.getParameterTypes()[i], text);
            if (arguments[i] == null) {
                return;
            }
        }
        calls++;
        try {
            Object result = what instanceof Method method
                    ? method.invoke(on, arguments)
                    : ((java.lang.reflect.Constructor<?>) what).newInstance(arguments);
            keep(result, what);
        } catch (InvocationTargetException e) {
            for (Throwable each = e.getCause(); each != null; each = each.getCause()) {
                check(what, String.valueOf(each.getMessage()));
            }
            if (!(e.getCause() instanceof IllegalArgumentException
                    || e.getCause() instanceof IllegalStateException
                    || e.getCause() instanceof NetlinkException)) {
                faults.add(what + " throws " + e.getCause().getClass().getName());
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(what.toString(), e);
        }
    }

    private void keep(@Nullable Object result, Executable what) {
        if (result == null || result instanceof String || result instanceof Stream) {
            return;
        }
        check(what, String.valueOf(result));
        if (result instanceof AutoCloseable handle && !samples.containsValue(handle)) {
            try {
                handle.close();
            } catch (Exception e) {
                throw new AssertionError(what.toString(), e);
            }
            return;
        }
        if (result.getClass().getName().startsWith("io.github.netlink4j") && isPublic(result.getClass())) {
            samples.putIfAbsent(result.getClass(), result);
        }
    }

    private void check(Executable what, String shown) {
        boolean isSafe = shown.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        });
        if (!isSafe) {
            faults.add(what + " shows control characters");
        }
        if (shown.length() > LONGEST_MESSAGE) {
            faults.add(what + " shows " + shown.length() + " characters");
        }
    }

    /** Whether it takes text; methods of enums and of Throwable do not count, since the compiler or the JDK defines them. */
    private static boolean takesText(Executable what) {
        boolean isGiven =
                what.getDeclaringClass().isEnum() || Throwable.class.isAssignableFrom(what.getDeclaringClass());
        return !isGiven
                && Arrays.stream(what.getParameterTypes())
                        .anyMatch(type -> type == String.class || type == String[].class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\u001b]0;title\u0007",
                "a\nb\r\t",
                "\u202eevil\u2066",
                "nul\0nul",
                "half\ud800",
                "byte\udcff\udc9b",
                "10.0.0.1\u001b[2J",
                "fd00::1\u001b[2J",
                "10.0.0.1/24\u001b[2J",
                "\u0085\u009b31m\u2028",
                "02:00:00:00:00:0\u001b",
                "LONG"
            })
    @DisplayName("H41: text from outside is escaped and bounded wherever it is shown")
    void givenHostileText_whenGivenToEachMethodThatTakesText_thenWhatIsShownIsSafe(String given, RtNetlink nl)
            throws Exception {
        String text = given.equals("LONG") ? "\u001b".repeat(1_000_000) : given;
        samples.put(Duration.class, Duration.ofMillis(1));
        samples.put(IpAddress.class, IpAddress.parse("10.0.0.1"));
        samples.put(IpPrefix.class, IpPrefix.parse("10.0.0.1/24"));
        samples.put(MacAddress.class, MacAddress.parse("02:00:00:00:00:01"));
        samples.put(LinkRef.ByIndex.class, LinkRef.of(1));
        samples.put(RtNetlink.class, nl);
        List<Class<?>> classes = published();
        makeSamples(classes);

        for (Class<?> type : classes) {
            if (DECLARATIONS.contains(type)) {
                continue;
            }
            Stream.concat(Arrays.stream(type.getConstructors()), Arrays.stream(type.getMethods()))
                    .filter(HostileTextTest::takesText)
                    .filter(what ->
                            !Modifier.isAbstract(what.getDeclaringClass().getModifiers()) || what instanceof Method)
                    .forEach(what -> callOn(type, what, text));
        }

        assertThat(faults).isEmpty();
        assertThat(calls).isGreaterThan(150);
    }

    /** Objects that need no text, or only harmless text: handles, specs, filters. */
    private void makeSamples(List<Class<?>> classes) {
        for (int round = 0; round < 2; round++) {
            for (Class<?> type : classes) {
                for (Method method : type.getMethods()) {
                    boolean isAccessor =
                            samples.containsKey(type) && type == RtNetlink.class && method.getParameterCount() == 0;
                    boolean isFactory = Modifier.isStatic(method.getModifiers())
                            && method.getReturnType().getName().startsWith("io.github.netlink4j")
                            && !method.getName().startsWith("open")
                            && !AutoCloseable.class.isAssignableFrom(method.getReturnType());
                    boolean closes = method.getName().equals("close") || method.getReturnType() == void.class;
                    if ((isAccessor || isFactory) && !closes && method.getDeclaringClass() != Object.class) {
                        call(method, isAccessor && !isFactory ? samples.get(type) : null, "x0");
                    }
                }
            }
        }
        faults.clear();
        calls = 0;
    }

    private void callOn(Class<?> type, Executable what, String text) {
        if (what instanceof Method && !Modifier.isStatic(what.getModifiers())) {
            Object on = samples.get(type);
            if (on != null && !what.getName().equals("equals")) {
                call(what, on, text);
            }
        } else if (what instanceof Method || !Modifier.isAbstract(type.getModifiers())) {
            call(what, null, text);
        }
    }
}
