package io.github.netlink4j;

import org.jspecify.annotations.Nullable;

/**
 * The kernel refused a request, and says why.
 *
 * <p>The message holds all there is: {@code RTM_NEWLINK vxlan "vx2" rejected: ERANGE: VXLAN ID must be lower than
 * 16777216 (at IFLA_LINKINFO > IFLA_INFO_DATA > IFLA_VXLAN_ID)}. Programs decide by {@link #errno()} or the questions
 * {@link #isNotFound()}, {@link #isExists()}, {@link #isDenied()}; texts differ between kernels.
 */
public final class KernelException extends NetlinkException {
    private static final long serialVersionUID = 1;

    private final String request;
    private final int errno;
    private final transient @Nullable ExtendedAck ack;
    private final @Nullable String hint;
    private final transient @Nullable ChangeParts parts;

    /**
     * @param request what was asked, as in {@code RTM_NEWADDR 10.0.0.1/24 dev eth0}
     * @param errno the positive errno
     * @param ack what else the kernel said, null when it said nothing
     * @param hint one more sentence for the reader, null when there is none
     * @param outcome {@link Outcome#DONE} of a question that follows a change, else {@link Outcome#REJECTED}
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
     * Returns the same refusal with what a look at the kernel has found about it.
     *
     * @param found whether the change has happened
     * @param inEffect which parts of it are in effect, null when none is, or when that is not known
     * @param reason one more sentence for the reader in place of the present one, null for none
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
        String said = ack == null ? "" : ack.toString();
        text.append(": ").append(said.isEmpty() ? Errno.meaning(errno) : said);
        if (hint != null) {
            text.append("; ").append(hint);
        }
        if (parts != null) {
            text.append("; ").append(parts);
        }
        return text.toString();
    }

    /** What was asked, as in {@code RTM_NEWADDR 10.0.0.1/24 dev eth0}. */
    public String request() {
        return request;
    }

    /** The kernel's error number, positive, such as 17 for EEXIST. */
    public int errno() {
        return errno;
    }

    /** The error number as an enum, null for a number that this library does not know. */
    public @Nullable Errno error() {
        return Errno.of(errno);
    }

    /** The kernel's extended acknowledgement: text, attribute path, limits. Null when the kernel gave none. */
    public @Nullable ExtendedAck extendedAck() {
        return ack;
    }

    /** Returns the sentence that this library has added to the kernel's words, null when there is none. */
    public @Nullable String hint() {
        return hint;
    }

    /**
     * Returns which parts of a change of several parts are in effect, and which are not. Null when none is in effect, so
     * that nothing was changed, and when that is not known: see {@link #outcome()}. Null also after deserialization.
     */
    public @Nullable ChangeParts parts() {
        return parts;
    }

    /** Whether the object of the request does not exist: ENODEV, ENOENT, ESRCH, ENXIO or EADDRNOTAVAIL. */
    public boolean isNotFound() {
        return is(Errno.ENODEV) || is(Errno.ENOENT) || is(Errno.ESRCH) || is(Errno.ENXIO) || is(Errno.EADDRNOTAVAIL);
    }

    /** Whether the object to be created exists already: EEXIST. */
    public boolean isExists() {
        return is(Errno.EEXIST);
    }

    /** Whether the caller lacks the privilege: EPERM or EACCES. */
    public boolean isDenied() {
        return is(Errno.EPERM) || is(Errno.EACCES);
    }

    /** Whether this kernel does not know what was asked for: EOPNOTSUPP. */
    public boolean isUnsupported() {
        return is(Errno.EOPNOTSUPP);
    }

    private boolean is(Errno error) {
        return errno == error.number();
    }
}
