package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;

/** The express data path (XDP) program of a link. enum IFLA_XDP_*, linux/if_link.h. */
public final class LinkXdp {
    /** All attributes inside {@link LinkAttr#XDP}. */
    public static final AttrSet SET = AttrSet.inside(LinkAttr.XDP, "xdp", "IFLA_XDP_");

    /** Descriptor of the program to attach; -1 detaches. */
    public static final S32 FD = SET.s32(1, "FD");
    /** How a program is attached: 0 none, 1 driver, 2 generic, 3 hardware, 4 several. */
    public static final U8 ATTACHED = SET.u8(2, "ATTACHED");
    /** Flags of the attachment, XDP_FLAGS_*. */
    public static final U32 FLAGS = SET.u32(3, "FLAGS");
    /** Identifier of the program. */
    public static final U32 PROG_ID = SET.u32(4, "PROG_ID");
    /** Identifier of the program in the driver. */
    public static final U32 DRV_PROG_ID = SET.u32(5, "DRV_PROG_ID");
    /** Identifier of the generic program. */
    public static final U32 SKB_PROG_ID = SET.u32(6, "SKB_PROG_ID");
    /** Identifier of the program in hardware. */
    public static final U32 HW_PROG_ID = SET.u32(7, "HW_PROG_ID");
    /** Descriptor of the program that must be attached already, to be replaced. Linux 5.7. */
    public static final S32 EXPECTED_FD = SET.s32(8, "EXPECTED_FD");

    private LinkXdp() {}
}
