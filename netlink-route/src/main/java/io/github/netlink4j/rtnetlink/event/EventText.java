package io.github.netlink4j.rtnetlink.event;

import java.util.Locale;

/** Formats events as text, for example {@code [nsid 3] removed link: …}. */
final class EventText {
    private EventText() {}

    static String of(Change change, Object type, Object object, int namespaceId) {
        return of(change.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + type + ": " + object, namespaceId);
    }

    static String of(String what, int namespaceId) {
        return namespaceId < 0 ? what : "[nsid " + namespaceId + "] " + what;
    }
}
