package io.github.netlink4j;

/** Something that refers to a network namespace by an open descriptor: where to put a link, where to open a socket. */
public interface NetnsRef {
    /**
     * An open descriptor of the namespace, valid until this reference is closed.
     *
     * @throws IllegalStateException when it is closed already
     */
    int fd();

    /**
     * Begins a use of the descriptor, during which it stays open although another thread closes this reference: the number
     * of a closed descriptor is given to the next file that is opened, which may be another namespace. The library itself
     * uses descriptors only in this way.
     *
     * <p>As inherited it keeps nothing open. A reference that can be closed while it is used overrides it.
     *
     * @return the use, to be closed
     * @throws IllegalStateException when this reference is closed already
     */
    default Use use() {
        return new Unguarded(fd());
    }

    /** A use of a descriptor, from {@link NetnsRef#use()} until it is closed. */
    interface Use extends AutoCloseable {
        /** The descriptor, open until this use is closed. */
        int fd();

        /** Ends the use. Does nothing the second time. */
        @Override
        void close();
    }

    /** A use that relies on its reference to stay open. */
    record Unguarded(int fd) implements Use {
        @Override
        public void close() {}
    }
}
