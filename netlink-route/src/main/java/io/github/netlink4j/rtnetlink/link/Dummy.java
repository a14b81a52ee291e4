package io.github.netlink4j.rtnetlink.link;

/** A link that swallows what is sent to it. drivers/net/dummy.c. */
public final class Dummy extends LinkSpec<Dummy> {
    /** It has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("dummy", "IFLA_DUMMY_");

    private Dummy() {
        super(KIND);
    }

    /** A new one. Equivalent to: {@code ip link add NAME type dummy}. */
    public static Dummy named(String name) {
        return new Dummy().name(name);
    }
}
