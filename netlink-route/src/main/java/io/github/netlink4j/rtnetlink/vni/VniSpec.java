package io.github.netlink4j.rtnetlink.vni;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import org.jspecify.annotations.Nullable;

/**
 * A VNI, or a range of VNIs, that a VXLAN accepts, to be added or deleted. A range is one request.
 *
 * <!-- sample: VniSamplesTest specs -->
 * <pre>{@code
 * nl.links().create(Vxlan.named("vxlan0").external().vniFilter());
 * nl.vnis().add(VniSpec.of(100, 199).device("vxlan0"));
 * nl.vnis().add(VniSpec.of(300).device("vxlan0").group("10.0.0.2"));
 * }</pre>
 */
public final class VniSpec extends AttrSpec<VniSpec> {
    private static final long LAST = 0xff_ffff;

    private @Nullable LinkRef device;

    private VniSpec(long first, long last) {
        super(VniAttr.SET);
        checkVni(first);
        checkVni(last);
        if (last < first) {
            throw new IllegalArgumentException("a range of VNIs must not end before it begins: " + first + "-" + last);
        }
        set(VniAttr.START, first);
        if (last != first) {
            set(VniAttr.END, last);
        }
    }

    /**
     * Returns a description of a VNI.
     *
     * @throws IllegalArgumentException when it is not 1 to 2^24 - 1
     */
    public static VniSpec of(long vni) {
        return new VniSpec(vni, vni);
    }

    /**
     * Returns a description of a range of VNIs.
     *
     * @param first the first VNI
     * @param last the last VNI
     * @throws IllegalArgumentException when they are not 1 to 2^24 - 1, or the last is before the first
     */
    public static VniSpec of(long first, long last) {
        return new VniSpec(first, last);
    }

    private static void checkVni(long vni) {
        if (vni < 1 || vni > LAST) {
            throw new IllegalArgumentException("a VNI must be 1 to " + LAST + ": " + vni);
        }
    }

    /** Sets the VXLAN. Equivalent to: {@code … dev LINK}. */
    public VniSpec device(LinkRef link) {
        this.device = link;
        return this;
    }

    /** Sets the VXLAN, by its name, which is looked up when the request is made. */
    public VniSpec device(String link) {
        return device(LinkRef.of(link));
    }

    /**
     * Sets the remote end, or the multicast group of all remote ends; that of the link when not set. Equivalent to:
     * {@code … group ADDRESS}, or {@code … remote ADDRESS}.
     */
    public VniSpec group(IpAddress address) {
        return set(VniAttr.GROUP, address);
    }

    /** Sets the remote end, or the multicast group of all remote ends, as text; see {@link #group(IpAddress)}. */
    public VniSpec group(String address) {
        return group(IpAddress.parse(address));
    }

    /** Returns the first VNI. */
    public long first() {
        return value(VniAttr.START, 0);
    }

    /** Returns the last VNI; the first one when it is only one. */
    public long last() {
        return value(VniAttr.END, first());
    }

    @Nullable
    IpAddress group() {
        return value(VniAttr.GROUP);
    }

    /** Returns the index of the VXLAN, which is looked up for a request of this type. */
    int linkIndex(LinkResolver links, MessageType type) {
        if (device == null) {
            throw new IllegalArgumentException(type.kernelName() + " " + this + ": a VNI must have a device");
        }
        return links.index(device, "device", () -> type.kernelName() + " " + this);
    }

    void writeTo(MessageWriter writer, int linkIndex) {
        writer.header8(0, AddressFamily.AF_BRIDGE);
        writer.header32(4, linkIndex);
        writeAttributes(writer);
    }

    /** Returns all that will be sent, as {@code bridge vni} has it: {@code vni 100-199 group 239.1.1.1 dev "vxlan0"}. */
    @Override
    public String toString() {
        IpAddress group = group();
        return "vni " + Text.range(first(), last())
                + (group == null ? "" : " group " + group)
                + (device == null ? "" : " dev " + device.text());
    }
}
