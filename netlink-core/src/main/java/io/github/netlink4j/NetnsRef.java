package io.github.netlink4j;

/** A reference to a network namespace by an open descriptor, such as to move a link or to open a socket there. */
public interface NetnsRef {
    /**
     * Returns an open descriptor of the namespace, valid until this reference is closed.
     *
     * @throws IllegalStateException when this reference is closed
     */
    int fd();

    /**
     * Begins a use of the descriptor, which stays open until the use is closed, even when another thread closes this reference
     * meanwhile. Without that the kernel would reuse the number for the next file that is opened, which may be another
     * namespace. The library itself uses descriptors only in this way.
     *
     * <p>The default implementation keeps nothing open. Implementations that can be closed while in use must override it.
     *
     * @return the use, which the caller must close
     * @throws IllegalStateException when this reference is closed
     */
    default Use use() {
        return new Unguarded(fd());
    }

    /** A use of a descriptor, from {@link NetnsRef#use()} until it is closed. */
    interface Use extends AutoCloseable {
        /** Returns the descriptor, open until this use is closed. */
        int fd();

        /** Ends the use. Has no effect when called again. */
        @Override
        void close();
    }

    /**
     * A use that does not keep the descriptor open by itself.
     *
     * @param fd the descriptor
     */
    record Unguarded(int fd) implements Use {
        @Override
        public void close() {}
    }
}
