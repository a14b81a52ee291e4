package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.NetnsLinks;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;

/**
 * Reads the addresses of another network namespace, which is identified by its id and not entered:
 * {@code nl.addresses().in(7)}. Links are those of that namespace; all that {@link NetnsLinks} states is true here as well.
 */
public final class NetnsAddresses implements ObjectReader<AddressFilter, AddressView, Address> {
    private final Dumps<AddressFilter, AddressView, Address> dumps;

    /**
     * Creates a reader.
     *
     * @param netnsId the id of the namespace in that of the client
     * @throws IllegalArgumentException when it is negative
     */
    public NetnsAddresses(NetlinkClient client, int netnsId) {
        NetnsLinks links = new NetnsLinks(client, netnsId);
        this.dumps = new Dumps<>(client, Address.TYPE, AddressFilter.all(), filter -> filter.in(links));
    }

    @Override
    public Dumps<AddressFilter, AddressView, Address> dumps() {
        return dumps;
    }

    /** Returns the addresses of a link. */
    public List<Address> list(LinkRef link) {
        return list(AddressFilter.all().link(link));
    }

    /** Returns the addresses of the link of this name. */
    public List<Address> list(String link) {
        return list(LinkRef.of(link));
    }
}
