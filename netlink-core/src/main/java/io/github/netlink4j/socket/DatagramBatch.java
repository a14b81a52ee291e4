package io.github.netlink4j.socket;

import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import java.nio.ByteBuffer;

// Hot path: allocates nothing unless a datagram is larger than all before.

/**
 * Several datagrams, with their senders, that one system call has received. Notifications are many small datagrams, and a call
 * for each would take as long as the kernel needs to create it.
 */
final class DatagramBatch {
    private static final int DATAGRAMS = 8;

    // Offsets in struct mmsghdr, which is struct msghdr and a length.
    private static final int NAME = 0;
    private static final int NAME_LENGTH = 8;
    private static final int PARTS = 16;
    private static final int PARTS_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int RECEIVED_LENGTH = 56;
    private static final int HEADER_BYTES = 64;

    // After all headers, for each datagram: struct iovec, struct sockaddr_nl, and a struct cmsghdr with a word, which
    // the
    // kernel pads to eight bytes.
    private static final int PART = 0;
    private static final int SENDER = 16;
    private static final int ANCILLARY = 32;
    private static final int PLACE_BYTES = 56;

    private static final int CMSG_HEADER = 16;
    private static final int CMSG_SPACE = CMSG_HEADER + 8;

    private final Libc libc;
    private final NativeBuffer control;
    private NativeBuffer data;
    private int capacity;
    private int next;
    private int count;

    /** Creates an empty batch for datagrams of at most {@code capacity} bytes each. */
    DatagramBatch(Libc libc, int capacity) {
        this.libc = libc;
        this.control = NativeBuffer.allocate(libc, DATAGRAMS * (HEADER_BYTES + PLACE_BYTES));
        this.data = allocate(capacity);
    }

    private NativeBuffer allocate(int bytes) {
        NativeBuffer block = NativeBuffer.allocate(libc, DATAGRAMS * bytes);
        ByteBuffer memory = control.buffer();
        for (int i = 0; i < DATAGRAMS; i++) {
            int header = header(i);
            int place = place(i);
            memory.putLong(place + PART, block.address() + (long) i * bytes);
            memory.putLong(place + PART + 8, bytes);
            memory.putLong(header + NAME, control.address() + place + SENDER);
            memory.putLong(header + PARTS, control.address() + place + PART);
            memory.putLong(header + PARTS_COUNT, 1);
            memory.putLong(header + CONTROL, control.address() + place + ANCILLARY);
            clear(memory, header);
        }
        capacity = bytes;
        return block;
    }

    /** Sets the sizes of the address and control buffers. The kernel replaces them by the lengths that it has written. */
    private static void clear(ByteBuffer memory, int header) {
        memory.putInt(header + NAME_LENGTH, SocketSetup.SOCKADDR_NL);
        memory.putLong(header + CONTROL_LENGTH, CMSG_SPACE);
    }

    private static int header(int position) {
        return position * HEADER_BYTES;
    }

    private static int place(int position) {
        return DATAGRAMS * HEADER_BYTES + position * PLACE_BYTES;
    }

    boolean isEmpty() {
        return next == count;
    }

    /**
     * Takes the next datagram: one that was received before or, together with those after it, one from the socket. Never waits.
     *
     * @return 0, or {@code -errno}
     */
    int receive(int fd, Datagram into) {
        if (isEmpty()) {
            if (into.capacity() > capacity) {
                data = allocate(into.capacity());
            }
            int received = libc.recvmmsg(fd, control.address(), DATAGRAMS, Native.MSG_DONTWAIT | Native.MSG_TRUNC);
            control.keepAlive();
            data.keepAlive();
            next = 0;
            count = Math.max(received, 0);
            if (received < 0) {
                return received;
            }
        }
        take(into);
        return 0;
    }

    private void take(Datagram into) {
        ByteBuffer memory = control.buffer();
        int header = header(next);
        int place = place(next);
        int length = memory.getInt(header + RECEIVED_LENGTH);
        int here = Math.min(length, Math.min(capacity, into.capacity()));
        data.buffer().get(next * capacity, into.bytes(), 0, here);
        into.received(
                length, memory.getInt(place + SENDER + 4), memory.getInt(place + SENDER + 8), namespaceId(memory));
        clear(memory, header);
        next++;
    }

    /**
     * Returns the namespace in the control message; -1 without one, when the datagram comes from the socket's own namespace.
     */
    private int namespaceId(ByteBuffer memory) {
        int at = place(next) + ANCILLARY;
        boolean isPresent = memory.getLong(header(next) + CONTROL_LENGTH) >= CMSG_HEADER + Integer.BYTES
                && memory.getInt(at + 8) == Native.SOL_NETLINK
                && memory.getInt(at + 12) == Netlink.NETLINK_LISTEN_ALL_NSID;
        return isPresent ? memory.getInt(at + CMSG_HEADER) : -1;
    }
}
