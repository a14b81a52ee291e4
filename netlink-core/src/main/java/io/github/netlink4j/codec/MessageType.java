package io.github.netlink4j.codec;

/**
 * A type of message.
 *
 * @param number the kernel's nlmsg_type, such as 16
 * @param kernelName its name, such as {@code RTM_NEWLINK}
 * @param attributes what such a message holds
 */
public record MessageType(int number, String kernelName, AttrSet attributes) {
    @Override
    public String toString() {
        return kernelName;
    }
}
