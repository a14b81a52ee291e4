package io.github.netlink4j.sys;

/** What a caller may lack when the kernel refuses a request, capabilities(7): the kernel does not report which it was. */
public enum Privilege {
    /** Changes of links, addresses and routes. */
    NET_ADMIN("CAP_NET_ADMIN over the network namespace"),
    /** Moving a link into another network namespace, which is a change of that one too. */
    NET_ADMIN_OVER_BOTH("CAP_NET_ADMIN over both network namespaces"),
    /** Receiving the events of other network namespaces. */
    NET_BROADCAST("CAP_NET_BROADCAST over the network namespace"),
    /** Making and entering namespaces, and giving them names. */
    SYS_ADMIN("CAP_SYS_ADMIN"),
    /** Looking at another user's process. */
    SYS_PTRACE("to be the same user, or CAP_SYS_PTRACE");

    private final String words;

    Privilege(String words) {
        this.words = words;
    }

    /** For the end of an error message, as in {@code this needs CAP_SYS_ADMIN}. */
    public String hint() {
        return "this needs " + words;
    }

    /**
     * For the middle of an error message: the hint in brackets when the result of a system call says that the caller lacks
     * a privilege, else nothing.
     */
    public String hintFor(int result) {
        return result == -Native.EPERM || result == -Native.EACCES ? " (" + hint() + ")" : "";
    }
}
