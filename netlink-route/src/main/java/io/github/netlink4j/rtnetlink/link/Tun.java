package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link whose packets a program sends and receives by {@code /dev/net/tun}. enum IFLA_TUN_*, linux/if_link.h;
 * drivers/net/tun.c. The kernel only reports its attributes: it is created and changed by ioctl(), as by {@code ip tuntap}.
 */
public final class Tun extends LinkSpec<Tun> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("tun", "IFLA_TUN_").withoutEthernet();

    /** The only user that can open it without CAP_NET_ADMIN. Absent when every user can: tun_not_capable(). */
    public static final U32 OWNER = KIND.u32(1, "OWNER");
    /** The group of the only users that can open it without CAP_NET_ADMIN. Absent when those of every group can. */
    public static final U32 GROUP = KIND.u32(2, "GROUP");
    /** Type of its packets: 1 IP packets, 2 Ethernet frames; see {@link Type}. */
    public static final U8 TYPE = KIND.u8(3, "TYPE");
    /** Whether packets have a header with their protocol, struct tun_pi. */
    public static final Bool PI = KIND.bool8(4, "PI");
    /** Whether packets have a header for offloads, struct virtio_net_hdr. */
    public static final Bool VNET_HDR = KIND.bool8(5, "VNET_HDR");
    /** Whether it exists while no program has it open. */
    public static final Bool PERSIST = KIND.bool8(6, "PERSIST");
    /** Whether it may have several queues. */
    public static final Bool MULTI_QUEUE = KIND.bool8(7, "MULTI_QUEUE");
    /** Number of queues that a program has open; with {@link #MULTI_QUEUE}. */
    public static final U32 NUM_QUEUES = KIND.u32(8, "NUM_QUEUES");
    /** Number of queues that are open and disabled; with {@link #MULTI_QUEUE}. */
    public static final U32 NUM_DISABLED_QUEUES = KIND.u32(9, "NUM_DISABLED_QUEUES");

    /** The type of packets. IFF_TUN and IFF_TAP, linux/if_tun.h. */
    public enum Type {
        /** IP packets. */
        TUN(1),
        /** Ethernet frames. */
        TAP(2),
        /** A type that this library does not know. */
        OTHER(-1);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return number;
        }

        /** Returns the type with the kernel's number. */
        public static Type of(int number) {
            return number == TUN.number ? TUN : number == TAP.number ? TAP : OTHER;
        }
    }

    /** Creates a spec without attributes, none of which can be sent. */
    Tun() {
        super(KIND);
    }

    /** Refuses what tun_validate() does. */
    @Override
    void checkNew() {
        throw new IllegalArgumentException(this + ": links of this kind are created by ioctl(), as by ip tuntap");
    }

    /**
     * Returns a spec with the settings of a link, to be read by the getters; no link can be created by it.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Tun of(LinkView link) {
        return new Tun().copyOf(link, Set.of());
    }

    /** Returns the number of the only user that can open it; -1 when every user can. IFLA_TUN_OWNER. */
    public long owner() {
        return value(OWNER, -1);
    }

    /** Returns the number of the group whose users can open it; -1 when those of every group can. IFLA_TUN_GROUP. */
    public long ownerGroup() {
        return value(GROUP, -1);
    }

    /** Returns the type of its packets; null when it is not reported. IFLA_TUN_TYPE. */
    public @Nullable Type type() {
        int number = value(TYPE, -1);
        return number < 0 ? null : Type.of(number);
    }

    /** Returns whether packets have a header with their protocol. IFLA_TUN_PI. */
    public boolean isPacketInfo() {
        return value(PI, false);
    }

    /** Returns whether packets have a header for offloads. IFLA_TUN_VNET_HDR. */
    public boolean isVnetHeader() {
        return value(VNET_HDR, false);
    }

    /** Returns whether it exists while no program has it open. IFLA_TUN_PERSIST. */
    public boolean isPersistent() {
        return value(PERSIST, false);
    }

    /** Returns whether it may have several queues. IFLA_TUN_MULTI_QUEUE. */
    public boolean isMultiQueue() {
        return value(MULTI_QUEUE, false);
    }

    /** Returns the number of queues that a program has open; -1 when it is not reported. IFLA_TUN_NUM_QUEUES. */
    public long queues() {
        return value(NUM_QUEUES, -1);
    }

    /** Returns the number of queues that are open and disabled; -1 when it is not reported. IFLA_TUN_NUM_DISABLED_QUEUES. */
    public long disabledQueues() {
        return value(NUM_DISABLED_QUEUES, -1);
    }
}
