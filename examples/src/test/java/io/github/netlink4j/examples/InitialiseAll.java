package io.github.netlink4j.examples;

import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.testing.ModuleClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program that initialises every class of the library, and prints the descriptors that were opened by this. */
public final class InitialiseAll {
    private InitialiseAll() {}

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>();
        for (Class<?> one : List.of(NetlinkClient.class, RtNetlink.class, Netns.class)) {
            names.addAll(ModuleClasses.beside(one));
        }
        // It loads the native library, on first use.
        names.removeIf(name -> name.endsWith("Sys$Holder"));
        List<String> before = descriptors();
        for (String name : names) {
            Class.forName(name);
            System.out.println("initialised: " + name);
        }
        List<String> opened = descriptors();
        opened.removeAll(before);
        opened.forEach(descriptor -> System.out.println("opened: " + descriptor));
    }

    private static List<String> descriptors() throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : open.toList()) {
                // The descriptor that lists the directory is closed by now.
                if (Files.isSymbolicLink(descriptor)) {
                    all.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        return all;
    }
}
