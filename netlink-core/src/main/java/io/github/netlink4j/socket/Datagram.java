package io.github.netlink4j.socket;

import java.util.Arrays;

/** One received datagram: its bytes, how long it really was, and who sent it. Reused from one receive to the next. */
public final class Datagram {
    private byte[] bytes;
    private int length;
    private int trueLength;
    private int senderPort;
    private int group;
    private int namespaceId;

    /** Room for so many bytes. */
    public Datagram(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** The array that holds it, from its first byte on. It is another one after {@link #reserve}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Most bytes of a datagram that it can hold. */
    public int capacity() {
        return bytes.length;
    }

    /** Bytes that are here. */
    public int length() {
        return length;
    }

    /** Bytes that were sent; when more than {@link #length()}, the rest is lost. */
    public int trueLength() {
        return trueLength;
    }

    public boolean isTruncated() {
        return trueLength > length;
    }

    /** The sender's netlink port; 0 is the kernel. */
    public int senderPort() {
        return senderPort;
    }

    /** The multicast groups it was sent to, as a mask of the first 32; 0 when it was sent to us alone. */
    public int group() {
        return group;
    }

    /** The sender's network namespace by its identifier in ours; -1 when it is ours. */
    public int namespaceId() {
        return namespaceId;
    }

    /** Makes room for datagrams of so many bytes. */
    public void reserve(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, capacity);
        }
    }

    /** Says what a transport has put into {@link #bytes()}, from our own network namespace. */
    public void received(int trueLength, int senderPort, int group) {
        received(trueLength, senderPort, group, -1);
    }

    /** Says what a transport has put into {@link #bytes()}. */
    public void received(int trueLength, int senderPort, int group, int namespaceId) {
        this.trueLength = trueLength;
        this.length = Math.min(trueLength, bytes.length);
        this.senderPort = senderPort;
        this.group = group;
        this.namespaceId = namespaceId;
    }
}
