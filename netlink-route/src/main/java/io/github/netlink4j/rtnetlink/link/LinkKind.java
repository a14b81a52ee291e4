package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;

/**
 * A kind of link, such as {@code vxlan}, and the attributes that only this kind has; or a kind of master, and the attributes
 * of its ports. Declare it in the class of the kind, and its attributes by calling its methods:
 *
 * <pre>{@code
 * public static final LinkKind KIND = LinkKind.of("vxlan", "IFLA_VXLAN_");
 * public static final U32 ID = KIND.u32(1, "ID").max(0xff_ffff);
 * }</pre>
 *
 * <p>This works outside this library as well: attributes declared in this way can be sent and read, and errors name them.
 */
public final class LinkKind extends AttrSet {
    private LinkKind(Nest nest, String name, String kind, String prefix) {
        super(nest, name, kind, prefix);
    }

    /**
     * Declares a kind of link.
     *
     * @param kind the kernel's name of the kind, such as {@code vxlan}
     * @param prefix the prefix of the kernel's names of its attributes, such as {@code IFLA_VXLAN_}
     */
    public static LinkKind of(String kind, String prefix) {
        return new LinkKind(LinkInfo.DATA, kind, kind, prefix);
    }

    /**
     * Declares the attributes of the ports of this kind of master.
     *
     * @param kind the kernel's name of the master's kind, such as {@code bridge}
     * @param prefix the prefix of the kernel's names of the attributes, such as {@code IFLA_BRPORT_}
     */
    public static LinkKind ofPort(String kind, String prefix) {
        return new LinkKind(LinkInfo.SLAVE_DATA, kind + " port", kind, prefix);
    }
}
