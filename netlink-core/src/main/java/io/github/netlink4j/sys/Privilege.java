package io.github.netlink4j.sys;

/**
 * The privileges, capabilities(7), that a caller may lack when the kernel refuses a request. The kernel does not report which.
 */
public enum Privilege {
    /** Changes of links, addresses and routes. */
    NET_ADMIN("CAP_NET_ADMIN over the network namespace"),
    /** Moving a link into another network namespace, which changes both namespaces. */
    NET_ADMIN_OVER_BOTH("CAP_NET_ADMIN over both network namespaces"),
    /** Receiving the events of other network namespaces. */
    NET_BROADCAST("CAP_NET_BROADCAST over the network namespace"),
    /** Creating, entering and naming namespaces. */
    SYS_ADMIN("CAP_SYS_ADMIN"),
    /** Inspecting a process of another user. */
    SYS_PTRACE("to be the same user, or CAP_SYS_PTRACE");

    private final String words;

    Privilege(String words) {
        this.words = words;
    }

    /** Returns a sentence for the end of an error message, such as {@code this needs CAP_SYS_ADMIN}. */
    public String hint() {
        return "this needs " + words;
    }

    /**
     * Returns the hint in brackets, for the middle of an error message; empty unless a system call has failed for lack of a
     * privilege.
     *
     * @param result result of the system call, {@code -errno}
     */
    public String hintFor(int result) {
        return result == -Native.EPERM || result == -Native.EACCES ? " (" + hint() + ")" : "";
    }
}
