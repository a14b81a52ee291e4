package io.github.netlink4j;

/** Something that refers to a network namespace by an open descriptor: where to put a link, where to open a socket. */
public interface NetnsRef {
    /**
     * An open descriptor of the namespace, valid until this reference is closed.
     *
     * @throws IllegalStateException when it is closed already
     */
    int fd();
}
