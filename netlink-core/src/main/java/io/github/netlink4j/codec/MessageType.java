package io.github.netlink4j.codec;

/**
 * A message type.
 *
 * @param number nlmsg_type, such as 16
 * @param kernelName the kernel's name, such as {@code RTM_NEWLINK}
 * @param attributes the attributes of such a message
 */
public record MessageType(int number, String kernelName, AttrSet attributes) {
    /** Returns the kernel's name. */
    @Override
    public String toString() {
        return kernelName;
    }
}
