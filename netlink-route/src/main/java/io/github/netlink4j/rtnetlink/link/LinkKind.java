package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;

/**
 * A kind of link, such as {@code vxlan}, and the attributes that only this kind has; or a kind of master, and those it
 * gives to its ports. Declare one in the class of the kind, and its attributes by calling it:
 *
 * <pre>{@code
 * public static final LinkKind KIND = LinkKind.of("vxlan", "IFLA_VXLAN_");
 * public static final U32 ID = KIND.u32(1, "ID").max(0xff_ffff);
 * }</pre>
 *
 * <p>That works outside this library as well: what is declared so can be sent, read and found in errors at once.
 */
public final class LinkKind extends AttrSet {
    private LinkKind(Nest nest, String name, String kind, String prefix) {
        super(nest, name, kind, prefix);
    }

    /**
     * A kind of link.
     *
     * @param kind the kernel's name of the kind, such as {@code vxlan}
     * @param prefix how the kernel's names of its attributes begin, such as {@code IFLA_VXLAN_}
     */
    public static LinkKind of(String kind, String prefix) {
        return new LinkKind(LinkInfo.DATA, kind, kind, prefix);
    }

    /**
     * What a master of this kind gives to its ports.
     *
     * @param kind the kernel's name of the master's kind, such as {@code bridge}
     * @param prefix how the kernel's names of the attributes begin, such as {@code IFLA_BRPORT_}
     */
    public static LinkKind ofPort(String kind, String prefix) {
        return new LinkKind(LinkInfo.SLAVE_DATA, kind + " port", kind, prefix);
    }
}
