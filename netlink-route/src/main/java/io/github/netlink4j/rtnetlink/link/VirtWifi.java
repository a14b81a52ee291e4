package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A wireless link on top of an Ethernet one, for tests. drivers/net/virtual/virt_wifi.c. */
public final class VirtWifi extends LinkSpec<VirtWifi> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND =
            LinkKind.of("virt_wifi", "IFLA_VIRT_WIFI_").needsParent();

    private VirtWifi() {
        super(KIND);
    }

    /**
     * Returns a spec of a new link; {@link #parent} is required. Equivalent to: {@code ip link add link wlan0 NAME type
     * virt_wifi}.
     */
    public static VirtWifi named(String name) {
        return new VirtWifi().name(name);
    }

    /**
     * Returns a spec with the settings of a virtual wireless link, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static VirtWifi of(LinkView link) {
        return new VirtWifi().copyOf(link, Set.of());
    }
}
