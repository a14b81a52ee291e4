package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains why the kernel refused to change a link, and which parts of the change it had applied before. */
final class ChangeRefusal implements Request.Hint {
    private final LinkRef link;
    private final LinkRef asked;
    private final LinkSpec<?> changes;

    /**
     * @param link how the message identifies the link
     * @param asked how the caller identifies it
     */
    ChangeRefusal(LinkRef link, LinkRef asked, LinkSpec<?> changes) {
        this.link = link;
        this.asked = asked;
        this.changes = changes;
    }

    @Override
    public @Nullable String about(int errno, @Nullable ExtendedAck ack) {
        if (isExplained(ack)) {
            return null;
        }
        if (errno == Errno.EEXIST.number() && changes.nameIfSet() != null) {
            return "the name is taken";
        }
        return LinkReason.known(changes, errno);
    }

    static boolean isExplained(@Nullable ExtendedAck ack) {
        return ack != null && ack.message() != null;
    }

    @Override
    public @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
        LinkParts parts = new LinkParts(changes);
        boolean explained = isExplained(refusal.extendedAck());
        if (refusal.error() == Errno.EPERM || explained && !parts.areSeveral()) {
            // The privilege is checked before anything is changed. rtnetlink_rcv_msg()
            return null;
        }
        Links here = new Links(client);
        try {
            Optional<Link> found = here.find(link);
            if (found.isPresent()) {
                ChangeParts state = parts.in(found.get(), false);
                String reason =
                        explained ? null : LinkReason.ofChange(here, found.get(), changes, state, refusal.errno());
                return conclusion(
                        parts, state, reason == null ? about(refusal.errno(), refusal.extendedAck()) : reason);
            }
            // When no link is found here, either there was none, or it has moved.
            return refusal.error() == Errno.ENODEV ? null : elsewhere(here, parts, refusal);
        } catch (NetlinkException e) {
            return parts.areSeveral() ? unknown(e.getMessage()) : null;
        }
    }

    private static @Nullable Diagnosis conclusion(LinkParts parts, ChangeParts state, @Nullable String reason) {
        if (parts.areSeveral() && !state.inEffect().isEmpty()) {
            return new Diagnosis(Outcome.PARTIAL, state, reason);
        }
        if (parts.areSeveral() && !state.notKnown().isEmpty()) {
            return new Diagnosis(Outcome.UNKNOWN, state, reason);
        }
        return reason == null ? null : Diagnosis.rejected(reason);
    }

    private static Diagnosis unknown(@Nullable String reason) {
        return new Diagnosis(Outcome.UNKNOWN, null, "what of it is in effect is not known: " + reason);
    }

    /**
     * Diagnoses a change of a link that has left: the kernel first moves it, under its old name where that is free, and then
     * applies the rest.
     */
    private Diagnosis elsewhere(Links here, LinkParts parts, KernelException refusal) {
        if (!changes.isPutElsewhere()) {
            return unknown("there is no link " + asked.text() + " any more");
        }
        String taken = refusal.isExists() && !isExplained(refusal.extendedAck()) ? "the new name is taken there; " : "";
        List<Link> candidates = here.creation().inNamespaceOf(changes, there -> candidates(there, refusal.isExists()));
        if (candidates.size() != 1) {
            return new Diagnosis(
                    Outcome.PARTIAL, parts.moved(), taken + "the link is in the other network namespace now");
        }
        Link moved = candidates.get(0);
        return new Diagnosis(
                Outcome.PARTIAL,
                parts.in(moved, true),
                taken + "the link is in the other network namespace now, as " + Text.quote(moved.name()));
    }

    /**
     * Finds the link in the other namespace, where its index may be a different one. A new name that was refused as taken
     * belongs to another link; in other cases the link may already have its new name.
     */
    private List<Link> candidates(Links there, boolean isTaken) {
        List<Link> found = new ArrayList<>();
        String newName = changes.nameIfSet();
        if (newName != null && !isTaken) {
            there.find(newName).ifPresent(found::add);
        }
        if (asked instanceof LinkRef.ByName byName) {
            there.find(byName).ifPresent(found::add);
        } else if (asked instanceof Link known) {
            there.find(known.name()).ifPresent(found::add);
        }
        return found;
    }
}
