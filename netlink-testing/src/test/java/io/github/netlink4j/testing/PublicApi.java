package io.github.netlink4j.testing;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a program that uses a module can refer to: the public and protected members of the packages that the module
 * exports unqualified, as text with one line for each. Names of types are printed without their packages, except where a type
 * is declared. Members that come from a class which is not public belong to the classes that inherit them.
 */
public final class PublicApi {
    private final Set<String> exported;

    private PublicApi(Set<String> exported) {
        this.exported = exported;
    }

    /** Fails when the API of the module that contains this class is not what {@code docs/api} lists. */
    public static void compare(String artifact, Class<?> member) throws IOException {
        Listing.compare("docs/api/" + artifact + ".txt", list(member));
    }

    private static String list(Class<?> member) throws IOException {
        ModuleReference module =
                ModuleFinder.of(origin(member)).findAll().iterator().next();
        ModuleDescriptor descriptor = module.descriptor();
        PublicApi api = new PublicApi(descriptor.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .collect(Collectors.toSet()));
        StringBuilder text = new StringBuilder();
        append(text, "module " + descriptor.name(), directives(descriptor));
        for (Class<?> type : api.types(module, member.getClassLoader())) {
            append(text.append('\n'), api.heading(type), api.members(type));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String heading, Iterable<String> lines) {
        text.append(heading).append('\n');
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
    }

    private static Path origin(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> directives(ModuleDescriptor module) {
        Set<String> all = new TreeSet<>();
        for (Requires requires : module.requires()) {
            if (!requires.modifiers().contains(Requires.Modifier.MANDATED)) {
                String modifiers = requires.modifiers().stream()
                        .filter(modifier -> modifier != Requires.Modifier.SYNTHETIC)
                        .sorted()
                        .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                        .collect(Collectors.joining());
                all.add("requires " + modifiers + requires.name());
            }
        }
        for (Exports exports : module.exports()) {
            if (!exports.isQualified()) {
                all.add("exports " + exports.source());
            }
        }
        module.uses().forEach(service -> all.add("uses " + service));
        for (Provides provides : module.provides()) {
            all.add("provides " + provides.service() + " with " + String.join(", ", provides.providers()));
        }
        return all;
    }

    private List<Class<?>> types(ModuleReference module, ClassLoader loader) throws IOException {
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            return files.filter(file -> file.endsWith(".class") && exported.contains(packageOf(file)))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.endsWith("-info"))
                    .sorted()
                    .<Class<?>>map(name -> load(name, loader))
                    .filter(this::isVisible)
                    .toList();
        }
    }

    private static String packageOf(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/'))).replace('/', '.');
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns whether other programs can refer to a class: it and all enclosing classes are accessible, and their package is
     * exported.
     */
    private boolean isVisible(Class<?> type) {
        if (!isReachable(type.getModifiers()) || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        Class<?> outer = type.getDeclaringClass();
        return outer == null || isVisible(outer);
    }

    /** Returns whether a class is of another module, or other programs can refer to it. */
    private boolean isKnown(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (!type.getName().startsWith("io.github.netlink4j.") || isVisible(type));
    }

    private static boolean isReachable(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private String heading(Class<?> type) {
        StringBuilder text = new StringBuilder(deprecation(type)).append(modifiers(type));
        text.append(type.getName().replace('$', '.')).append(parameters(type.getTypeParameters()));
        Set<String> interfaces = new TreeSet<>();
        addInterfaces(type, interfaces);
        AnnotatedType parent = type.getAnnotatedSuperclass();
        while (parent != null && !isKnown(raw(parent.getType()))) {
            addInterfaces(raw(parent.getType()), interfaces);
            parent = raw(parent.getType()).getAnnotatedSuperclass();
        }
        if (parent != null && !List.of(Object.class, Record.class, Enum.class).contains(raw(parent.getType()))) {
            text.append(" extends ").append(type(parent));
        }
        if (!interfaces.isEmpty()) {
            text.append(type.isInterface() ? " extends " : " implements ").append(String.join(", ", interfaces));
        }
        String permitted = type.isSealed() && !type.isEnum() ? permitted(type) : "";
        if (!permitted.isEmpty()) {
            text.append(" permits ").append(permitted);
        }
        return text.toString();
    }

    private String permitted(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .filter(this::isVisible)
                .map(PublicApi::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void addInterfaces(Class<?> type, Set<String> all) {
        for (AnnotatedType one : type.getAnnotatedInterfaces()) {
            Class<?> raw = raw(one.getType());
            if (isKnown(raw)) {
                all.add(type(one));
            } else {
                addInterfaces(raw, all);
            }
        }
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }

    private static String modifiers(Class<?> type) {
        String access = Modifier.isProtected(type.getModifiers()) ? "protected " : "public ";
        if (type.isAnnotation()) {
            return access + "@interface ";
        }
        if (type.isEnum()) {
            return access + "enum ";
        }
        if (type.isRecord()) {
            return access + "record ";
        }
        String sealed = type.isSealed() ? "sealed " : "";
        if (type.isInterface()) {
            return access + sealed + "interface ";
        }
        boolean inner = type.getDeclaringClass() != null && !Modifier.isStatic(type.getModifiers());
        return access
                + sealed
                + (inner ? "inner " : "")
                + (Modifier.isAbstract(type.getModifiers()) ? "abstract " : "")
                + (Modifier.isFinal(type.getModifiers()) ? "final " : "")
                + "class ";
    }

    /** Returns fields, constructors and methods, ordered by name. */
    private Set<String> members(Class<?> type) {
        Set<String> fields = new TreeSet<>();
        Set<String> constructors = new TreeSet<>();
        Set<String> methods = new TreeSet<>();
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isListed(constructor, type)) {
                constructors.add(access(constructor) + executable(constructor, type.getSimpleName()));
            }
        }
        for (Class<?> origin : origins(type)) {
            for (Field field : origin.getDeclaredFields()) {
                if (isListed(field, type)) {
                    fields.add(sortedBy(field) + text(field));
                }
            }
            for (Method method : origin.getDeclaredMethods()) {
                if (isListed(method, type) && !method.isBridge() && !isEverywhere(method, type)) {
                    methods.add(sortedBy(method) + text(method, type));
                }
            }
        }
        Set<String> all = new LinkedHashSet<>();
        fields.forEach(line -> all.add(unsorted(line)));
        all.addAll(constructors);
        methods.forEach(line -> all.add(unsorted(line)));
        return all;
    }

    private static String sortedBy(Member member) {
        return member.getName() + '\0';
    }

    private static String unsorted(String line) {
        return line.substring(line.indexOf('\0') + 1);
    }

    /** Returns a class, and its superclasses and interfaces that other programs cannot refer to. */
    private Set<Class<?>> origins(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        addOrigins(type, all);
        return all;
    }

    private void addOrigins(Class<?> type, Set<Class<?>> all) {
        all.add(type);
        List<@Nullable Class<?>> parents = new ArrayList<>(Arrays.asList(type.getInterfaces()));
        parents.add(type.getSuperclass());
        for (Class<?> parent : parents) {
            if (parent != null && !isKnown(parent)) {
                addOrigins(parent, all);
            }
        }
    }

    /** Returns whether a member is accessible to other programs; protected members of a final class are not. */
    private static boolean isListed(Member member, Class<?> type) {
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers())
                        || Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers()));
    }

    /** Returns whether every class or every enum has this method. */
    private static boolean isEverywhere(Method method, Class<?> type) {
        String signature = method.getName() + Arrays.toString(method.getParameterTypes());
        return switch (signature) {
            case "hashCode[]", "toString[]", "equals[class java.lang.Object]" -> true;
            case "values[]", "valueOf[class java.lang.String]" -> type.isEnum();
            default -> false;
        };
    }

    private static String text(Field field) {
        if (field.isEnumConstant()) {
            return deprecation(field) + field.getName();
        }
        return access(field)
                + (Modifier.isStatic(field.getModifiers()) ? "static " : "")
                + (Modifier.isFinal(field.getModifiers()) ? "final " : "")
                + type(field.getAnnotatedType())
                + " "
                + field.getName();
    }

    private static String text(Method method, Class<?> type) {
        int modifiers = method.getModifiers();
        return access(method)
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (method.isDefault() ? "default " : "")
                + (Modifier.isAbstract(modifiers) ? "abstract " : "")
                + (Modifier.isFinal(modifiers) && !Modifier.isFinal(type.getModifiers()) ? "final " : "")
                + executable(method, type(method.getAnnotatedReturnType()) + " " + method.getName())
                + (method.getDefaultValue() == null ? "" : " default");
    }

    private static String executable(Executable executable, String name) {
        String parameters = parameters(executable.getTypeParameters());
        AnnotatedType[] types =
                isCanonical(executable) ? components(executable) : executable.getAnnotatedParameterTypes();
        List<String> arguments =
                new ArrayList<>(Arrays.stream(types).map(PublicApi::type).toList());
        if (executable.isVarArgs()) {
            int last = arguments.size() - 1;
            arguments.set(last, arguments.get(last).replaceFirst("\\[]$", "..."));
        }
        String thrown = Arrays.stream(executable.getAnnotatedExceptionTypes())
                .map(PublicApi::type)
                .collect(Collectors.joining(", "));
        return (parameters.isEmpty() ? "" : parameters + " ")
                + name
                + "("
                + String.join(", ", arguments)
                + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    /**
     * Returns whether this is the canonical constructor of a record; JDK 17 reports no generics of one from a newer compiler.
     */
    private static boolean isCanonical(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        return executable instanceof Constructor<?>
                && type.isRecord()
                && Arrays.equals(
                        executable.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static AnnotatedType[] components(Executable constructor) {
        return Arrays.stream(constructor.getDeclaringClass().getRecordComponents())
                .map(RecordComponent::getAnnotatedType)
                .toArray(AnnotatedType[]::new);
    }

    private static <M extends AnnotatedElement & Member> String access(M member) {
        return deprecation(member) + (Modifier.isProtected(member.getModifiers()) ? "protected " : "public ");
    }

    private static String deprecation(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String parameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(PublicApi::parameter).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String parameter(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(PublicApi::type)
                .filter(bound -> !bound.equals("Object"))
                .collect(Collectors.joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String type(AnnotatedType type) {
        String nullness = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            String component = type(array.getAnnotatedGenericComponentType());
            return component + (nullness.isEmpty() ? "" : " " + nullness) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                    .map(PublicApi::type)
                    .collect(Collectors.joining(", ", nullness + name(raw(type.getType())) + "<", ">"));
        }
        if (type instanceof AnnotatedTypeVariable variable) {
            return nullness + ((TypeVariable<?>) variable.getType()).getName();
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
            if (lower.length > 0) {
                return "? super " + type(lower[0]);
            }
            String upper = type(wildcard.getAnnotatedUpperBounds()[0]);
            return upper.equals("Object") ? "?" : "? extends " + upper;
        }
        return nullness + name((Class<?>) type.getType());
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }
}
