package io.github.netlink4j;

import org.jspecify.annotations.Nullable;

/**
 * The kernel refused a request.
 *
 * <p>The message contains everything that is known: the request, the errno, and the kernel's own text, limits and attribute, as
 * in {@code RTM_NEWLINK vxlan "vx2" rejected: ERANGE: VXLAN ID must be lower than 16777216 (at IFLA_LINKINFO > IFLA_INFO_DATA >
 * IFLA_VXLAN_ID)}. Texts differ between kernels: programs should test {@link #errno()}, {@link #isNotFound()},
 * {@link #isExists()} or {@link #isDenied()} instead.
 */
public final class KernelException extends NetlinkException {
    private static final long serialVersionUID = 1;

    private final String request;
    private final int errno;
    private final transient @Nullable ExtendedAck ack;
    private final @Nullable String hint;
    private final transient @Nullable ChangeParts parts;

    /**
     * Creates the exception for a refused request.
     *
     * @param request the request, as in {@code RTM_NEWADDR 10.0.0.1/24 dev eth0}
     * @param errno the positive errno
     * @param ack the kernel's extended acknowledgement, null when there is none
     * @param hint a further sentence for the message, null when there is none
     * @param outcome {@link Outcome#DONE} for a query that follows a successful change, else {@link Outcome#REJECTED}
     */
    public KernelException(
            String request, int errno, @Nullable ExtendedAck ack, @Nullable String hint, Outcome outcome) {
        this(request, errno, ack, hint, outcome, null);
    }

    private KernelException(
            String request,
            int errno,
            @Nullable ExtendedAck ack,
            @Nullable String hint,
            Outcome outcome,
            @Nullable ChangeParts parts) {
        super(text(request, errno, ack, hint, outcome, parts), outcome, null);
        this.request = request;
        this.errno = errno;
        this.ack = ack;
        this.hint = hint;
        this.parts = parts;
    }

    /**
     * Returns this exception with the results of a diagnosis, for which the library has queried the kernel.
     *
     * @param found whether the change happened
     * @param inEffect the parts of the change that are in effect, null when none is or when that is not known
     * @param reason the further sentence for the message, which replaces the present one; null for none
     */
    public KernelException diagnosed(Outcome found, @Nullable ChangeParts inEffect, @Nullable String reason) {
        return new KernelException(request, errno, ack, reason, found, inEffect);
    }

    private static String text(
            String request,
            int errno,
            @Nullable ExtendedAck ack,
            @Nullable String hint,
            Outcome outcome,
            @Nullable ChangeParts parts) {
        StringBuilder text = new StringBuilder(request)
                .append(outcome == Outcome.PARTIAL ? " partly rejected: " : " rejected: ")
                .append(Errno.name(errno));
        String detail = ack == null ? "" : ack.toString();
        text.append(": ").append(detail.isEmpty() ? Errno.meaning(errno) : detail);
        if (hint != null) {
            text.append("; ").append(hint);
        }
        if (parts != null) {
            text.append("; ").append(parts);
        }
        return text.toString();
    }

    /** Returns the request, as in {@code RTM_NEWADDR 10.0.0.1/24 dev eth0}. */
    public String request() {
        return request;
    }

    /** Returns the kernel's error number, positive, such as 17 for EEXIST. */
    public int errno() {
        return errno;
    }

    /** Returns the constant of the error number, null when {@link Errno} has none. */
    public @Nullable Errno error() {
        return Errno.of(errno);
    }

    /**
     * Returns the kernel's extended acknowledgement: text, attribute path, limits. Null when the kernel sent none, and after
     * deserialization.
     */
    public @Nullable ExtendedAck extendedAck() {
        return ack;
    }

    /** Returns the sentence that this library has added to the kernel's text, null when there is none. */
    public @Nullable String hint() {
        return hint;
    }

    /**
     * Returns which parts of a change of several parts are in effect, by this change or from before, and which are not. Null
     * when none is in effect, so that nothing was changed, and when that is not known: see {@link #outcome()}. Null also after
     * deserialization.
     */
    public @Nullable ChangeParts parts() {
        return parts;
    }

    /** Returns whether the object of the request does not exist: ENODEV, ENOENT, ESRCH, ENXIO or EADDRNOTAVAIL. */
    public boolean isNotFound() {
        return is(Errno.ENODEV) || is(Errno.ENOENT) || is(Errno.ESRCH) || is(Errno.ENXIO) || is(Errno.EADDRNOTAVAIL);
    }

    /** Returns whether the object to be created already exists: EEXIST. */
    public boolean isExists() {
        return is(Errno.EEXIST);
    }

    /** Returns whether the caller lacks the privilege: EPERM or EACCES. */
    public boolean isDenied() {
        return is(Errno.EPERM) || is(Errno.EACCES);
    }

    /** Returns whether this kernel does not support the request: EOPNOTSUPP. */
    public boolean isUnsupported() {
        return is(Errno.EOPNOTSUPP);
    }

    private boolean is(Errno error) {
        return errno == error.number();
    }
}
