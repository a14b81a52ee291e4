package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.link.LinkKinds;
import io.github.netlink4j.rtnetlink.link.Tun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules for the source files as a whole: where kernel facts stand, how packages depend on each other, how long a class is.
 */
class SourceRulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String RTNETLINK = "io.github.netlink4j.rtnetlink";

    /** A name or number of a message type, multicast group or address family. */
    private static final Pattern FACT = Pattern.compile(
            "\"RTM_(NEW|DEL|GET|SET)[A-Z]+\"|\\b(RTM_(NEW|DEL|GET|SET)[A-Z]+|RTNLGRP_\\w+|AF_[A-Z0-9]+) = \\d+|\"RTNLGRP_[A-Z]");

    /** The files in which they stand. netlink-testing makes a link without netlink-route, which depends on it. */
    private static final Set<String> PLACES =
            Set.of("RtmKind.java", "Group.java", "AddressFamily.java", "netlink-testing/LinkRequests.java");

    /** The packages of object types; each may use those before it. */
    private static final List<String> TYPES = List.of(
            "link",
            "address",
            "netconf",
            "nexthop",
            "route",
            "rule",
            "neighbour",
            "fdb",
            "vlan",
            "vni",
            "addrlabel",
            "nsid");

    /** Those with kinds, text or mirrors of their own, which need more files than other types. */
    private static final Set<String> LARGE = Set.of("link", "address", "route");

    /** Each package may use those before it. */
    private static final List<String> ORDER = Stream.of(List.of("object"), TYPES, List.of("event", "mirror", ""))
            .flatMap(List::stream)
            .toList();

    /**
     * Packages that do not know each other: object types are declared without events and mirrors, and the other way round.
     */
    private static final Map<String, Set<String>> APART = Map.of(
            "event",
            Set.copyOf(TYPES),
            "mirror",
            Stream.concat(TYPES.stream(), Stream.of("event")).collect(Collectors.toSet()));

    /** Data rather than logic: lists of attributes, getters or setters. */
    private static final Pattern DATA = Pattern.compile("(Attr|View|Spec)\\.java");

    private static List<Path> sources(String... modules) {
        List<Path> files = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> found = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(files).hasSizeGreaterThan(20);
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(Path file) {
        return read(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
    }

    @Test
    void givenMessageTypesGroupsAndFamilies_whenSearchedFor_thenEachIsInOnePlace() {
        Map<String, String> elsewhere = new TreeMap<>();
        for (Path file : sources("netlink-core", "netlink-ns", "netlink-route", "netlink-testing", "examples")) {
            String name = file.getFileName().toString();
            String module = ROOT.relativize(file).getName(0).toString();
            Matcher fact = FACT.matcher(code(file));
            if (!PLACES.contains(name) && !PLACES.contains(module + "/" + name) && fact.find()) {
                elsewhere.put(name, fact.group());
            }
        }

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void givenPackages_whenTheyImportEachOther_thenOnlyDownwards() {
        Pattern imported =
                Pattern.compile("import (?:static )?" + Pattern.quote(RTNETLINK) + "\\.(?:([a-z]+)\\.)?[A-Z]");
        Set<String> wrong = new TreeSet<>();
        for (Path file : sources("netlink-route")) {
            Matcher declared = Pattern.compile("package " + Pattern.quote(RTNETLINK) + "(?:\\.([a-z]+))?;")
                    .matcher(code(file));
            if (declared.find()) {
                String from = declared.group(1) == null ? "" : declared.group(1);
                Matcher uses = imported.matcher(read(file));
                while (uses.find()) {
                    String to = uses.group(1) == null ? "" : uses.group(1);
                    if (!isAllowed(from, to)) {
                        wrong.add(from + " uses " + to + " in " + file.getFileName());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static boolean isAllowed(String from, String to) {
        return from.isEmpty()
                || ORDER.contains(from)
                        && ORDER.indexOf(to) <= ORDER.indexOf(from)
                        && !APART.getOrDefault(from, Set.of()).contains(to);
    }

    /** As SECURITY.md states. */
    @Test
    void givenNamespacesAndLogging_whenSearchedFor_thenEachIsInItsClasses() {
        Map<String, Set<String>> allowed = Map.of(
                ".setns(", Set.of("NetnsThread.java"),
                ".unshare(", Set.of("NetnsThread.java"),
                "getLogger(", Set.of("LostHandles.java", "WarningHandler.java"),
                "System.out", Set.of(),
                "System.err", Set.of());
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path file : sources("netlink-core", "netlink-ns", "netlink-route", "netlink-ffm")) {
            String code = code(file);
            allowed.forEach((text, places) -> {
                found.putIfAbsent(text, new TreeSet<>());
                if (code.contains(text)) {
                    found.get(text).add(file.getFileName().toString());
                }
            });
        }

        assertThat(found).isEqualTo(allowed);
    }

    @Test
    void givenClassesOfLogic_whenCounted_thenNoneIsLongerThan350Lines() {
        assertThat(sources("netlink-core", "netlink-ns", "netlink-route", "netlink-testing"))
                .filteredOn(file -> !DATA.matcher(file.getFileName().toString()).find())
                .allSatisfy(file -> assertThat(read(file).lines().count())
                        .as(file.getFileName().toString())
                        .isLessThanOrEqualTo(350));
    }

    @Test
    void givenPackagesOfObjectTypes_whenCounted_thenAtMostEightFiles() {
        for (String type : TYPES) {
            if (LARGE.contains(type)) {
                continue;
            }
            Path directory = ROOT.resolve("netlink-route/src/main/java/io/github/netlink4j/rtnetlink/" + type);
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files).as(type).hasSizeBetween(6, 8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** KindTableTest has a live test of each. */
    @Test
    void givenEachKindOfLink_whenLookedFor_thenItHasAGoldenRequest() {
        Path requests = ROOT.resolve("netlink-route/src/test/resources/golden");
        String golden = read(requests.resolve("link.txt")) + read(requests.resolve("tunnel.txt"));

        assertThat(LinkKinds.all()).filteredOn(kind -> kind != Tun.KIND).allSatisfy(kind -> assertThat(golden)
                .containsPattern(" type " + kind.kind() + "[ \n]"));
    }
}
