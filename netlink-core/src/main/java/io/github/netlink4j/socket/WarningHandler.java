package io.github.netlink4j.socket;

import io.github.netlink4j.ExtendedAck;

/** Is told when the kernel carried out a request and had something to say about it all the same. */
@FunctionalInterface
public interface WarningHandler {
    /** Tells the system's logger of this class, at level WARNING. */
    WarningHandler TO_SYSTEM_LOGGER = (request, ack) ->
            System.getLogger(WarningHandler.class.getName()).log(System.Logger.Level.WARNING, "{0}: {1}", request, ack);

    /**
     * One warning. Called by the thread that made the request, which holds the handle: do not use the handle here.
     *
     * @param request what was asked, as in {@code RTM_NEWLINK vxlan "vx2"}
     * @param ack what the kernel said
     */
    void onWarning(String request, ExtendedAck ack);
}
