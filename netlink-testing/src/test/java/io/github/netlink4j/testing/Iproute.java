package io.github.netlink4j.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The JSON output of {@code ip} and {@code bridge} in the calling thread's namespace. This is the only class that
 * handles the differences between versions of iproute2.
 */
public final class Iproute {
    private static final Pattern MULTICAST = Pattern.compile("ff|2(2[4-9]|3\\d)\\.");

    private Iproute() {}

    /** Returns the objects that {@code ip} prints, with all details. */
    public static JsonNode ip(String... words) {
        return shown("ip", words);
    }

    /** Returns the objects that {@code bridge} prints, with all details. */
    public static JsonNode bridge(String... words) {
        return shown("bridge", words);
    }

    /**
     * Returns the output of several {@code ip} commands, with all details, from one start of a shell.
     *
     * @param questions such as {@code "route show table all"}
     */
    public static List<JsonNode> all(List<String> questions) {
        String script = questions.stream()
                .map(question -> "ip -j -d " + question + "; echo")
                .collect(Collectors.joining("; "));
        return Cli.run("sh", "-ec", script)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Cli::parse)
                .toList();
    }

    /** Executes commands of {@code ip}, given without that word, in one process, up to the first that fails. */
    public static void batch(List<String> commands) {
        Cli.run("sh", "-c", "echo '" + String.join("\n", commands) + "' | ip -batch -");
    }

    /** Returns the only object that {@code ip} prints. Fails when there are others, or none. */
    public static JsonNode only(String... words) {
        JsonNode objects = ip(words);
        if (objects.size() != 1) {
            throw new AssertionError("ip " + String.join(" ", words) + " shows " + objects);
        }
        return objects.get(0);
    }

    /**
     * Returns the encapsulation of a route or of a next hop: an object with {@code encap_type}, {@code id}, and so on.
     * iproute2 6.1 writes its type into {@code encap} and the rest among the fields of the route, 6.15 an object.
     */
    public static JsonNode encapOf(JsonNode hop) {
        JsonNode encap = hop.path("encap");
        if (encap.isTextual()) {
            ObjectNode same = hop.deepCopy();
            same.remove("encap");
            return same.set("encap_type", encap);
        }
        return encap;
    }

    /**
     * Returns the rules that {@code ip} shows, with numbers instead of names. iproute2 6.15 shows the mask of a single port,
     * which newer kernels report, even when it is the whole port.
     *
     * @param family the option that selects it, {@code -4} or {@code -6}
     */
    public static List<JsonNode> rules(String family) {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode rule : ip(family, "-N", "rule")) {
            for (String mask : List.of("sport_mask", "dport_mask")) {
                if (rule.path(mask).asText().equals("0xffff")) {
                    ((ObjectNode) rule).remove(mask);
                }
            }
            rules.add(rule);
        }
        return rules;
    }

    /**
     * Returns the lines that {@code ip} prints. Names of protocols come from /etc/protocols (package netbase); without that file
     * {@code ip} prints {@code ipproto-6} for {@code tcp}.
     */
    public static List<String> lines(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        return Cli.run(command.toArray(String[]::new))
                .lines()
                .map(line -> line.replaceAll("ipproto ipproto-6\\b", "ipproto tcp")
                        .replaceAll("ipproto ipproto-17\\b", "ipproto udp"))
                .toList();
    }

    /**
     * Returns whether a text begins with a multicast address. The kernel adds neighbours of such addresses by itself, some time
     * after a link has been set up.
     */
    public static boolean isMulticast(String address) {
        return MULTICAST.matcher(address).lookingAt();
    }

    private static JsonNode shown(String program, String... words) {
        List<String> command = new ArrayList<>(List.of(program, "-j", "-d"));
        command.addAll(List.of(words));
        return Cli.json(command.toArray(String[]::new));
    }
}
