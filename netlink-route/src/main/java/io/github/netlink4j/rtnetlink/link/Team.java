package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/**
 * Several links used as one, by rules of a program such as teamd, which sets them by generic netlink. drivers/net/team.
 */
public final class Team extends LinkSpec<Team> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("team", "IFLA_TEAM_");

    private Team() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type team}. */
    public static Team named(String name) {
        return new Team().name(name);
    }

    /**
     * Returns a spec with the settings of a team, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Team of(LinkView link) {
        return new Team().copyOf(link, Set.of());
    }
}
