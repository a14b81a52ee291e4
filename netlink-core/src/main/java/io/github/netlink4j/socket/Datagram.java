package io.github.netlink4j.socket;

import java.util.Arrays;

/** A received datagram: its bytes, its original length, and its sender. Reused for datagram after datagram. */
public final class Datagram {
    private byte[] bytes;
    private int length;
    private int trueLength;
    private int senderPort;
    private int group;
    private int namespaceId;

    /**
     * Creates an empty datagram.
     *
     * @param capacity maximum length in bytes
     */
    public Datagram(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** Returns the array that contains the datagram from index 0 on. It is replaced by {@link #reserve}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the maximum length in bytes. */
    public int capacity() {
        return bytes.length;
    }

    /** Returns the number of bytes in {@link #bytes()}. */
    public int length() {
        return length;
    }

    /** Returns the number of bytes that were sent. If it is more than {@link #length()}, the rest is lost. */
    public int trueLength() {
        return trueLength;
    }

    /** Returns whether the datagram was longer than the capacity. */
    public boolean isTruncated() {
        return trueLength > length;
    }

    /** Returns the sender's netlink port; 0 is the kernel. */
    public int senderPort() {
        return senderPort;
    }

    /** Returns the multicast groups it was sent to, as a mask of groups 1 to 32; 0 when it was sent to this socket alone. */
    public int group() {
        return group;
    }

    /** Returns the identifier of the sender's network namespace in that of the socket; -1 when both are the same. */
    public int namespaceId() {
        return namespaceId;
    }

    /** Increases the capacity, in bytes. */
    public void reserve(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, capacity);
        }
    }

    /** Records a datagram from the socket's own network namespace that a transport has put into {@link #bytes()}. */
    public void received(int trueLength, int senderPort, int group) {
        received(trueLength, senderPort, group, -1);
    }

    /** Records a datagram that a transport has put into {@link #bytes()}. */
    public void received(int trueLength, int senderPort, int group, int namespaceId) {
        this.trueLength = trueLength;
        this.length = Math.min(trueLength, bytes.length);
        this.senderPort = senderPort;
        this.group = group;
        this.namespaceId = namespaceId;
    }
}
