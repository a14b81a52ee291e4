package io.github.netlink4j.socket;

import io.github.netlink4j.ExtendedAck;

/** Receives warnings: texts of the kernel about requests that it carried out, such as that it has ignored a part of one. */
@FunctionalInterface
public interface WarningHandler {
    /** Logs warnings to the {@link System.Logger} of this interface, at level WARNING. */
    WarningHandler TO_SYSTEM_LOGGER = new WarningHandler() {
        @Override
        public void onWarning(String request, ExtendedAck ack) {
            System.getLogger(WarningHandler.class.getName()).log(System.Logger.Level.WARNING, "{0}: {1}", request, ack);
        }
    };

    /**
     * Receives a warning. Called by the thread that made the request, during its call: the handle cannot be used here.
     *
     * @param request the request, as in {@code RTM_NEWLINK vxlan "vx2"}
     * @param ack the kernel's text
     */
    void onWarning(String request, ExtendedAck ack);
}
