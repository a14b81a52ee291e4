package io.github.netlink4j.socket;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.Cookie;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.PolicyLimits;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.PathSearch;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.S64;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.codec.Wire;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the extended acknowledgement in an NLMSG_ERROR or NLMSG_DONE. enum nlmsgerr_attrs, linux/netlink.h. */
final class AckReader {
    private static final AttrSet SET = AttrSet.ofMessage("acknowledgement", "NLMSGERR_ATTR_", 0);
    private static final Str MSG = SET.string(1, "MSG", 0xffff);
    private static final U32 OFFS = SET.u32(2, "OFFS");
    private static final Raw COOKIE = SET.raw(3, "COOKIE");
    private static final Nest POLICY = SET.nest(4, "POLICY");
    private static final U32 MISS_TYPE = SET.u32(5, "MISS_TYPE");
    private static final U32 MISS_NEST = SET.u32(6, "MISS_NEST");

    private static final AttrSet LIMITS = POLICY.contents("policy", "NL_POLICY_TYPE_ATTR_");
    private static final U32 TYPE = LIMITS.u32(1, "TYPE");
    private static final S64 MIN_S = LIMITS.s64(2, "MIN_VALUE_S");
    private static final S64 MAX_S = LIMITS.s64(3, "MAX_VALUE_S");
    private static final U64 MIN_U = LIMITS.u64(4, "MIN_VALUE_U");
    private static final U64 MAX_U = LIMITS.u64(5, "MAX_VALUE_U");
    private static final U32 MIN_LENGTH = LIMITS.u32(6, "MIN_LENGTH");
    private static final U32 MAX_LENGTH = LIMITS.u32(7, "MAX_LENGTH");
    private static final U32 BITS = LIMITS.u32(10, "BITFIELD32_MASK");
    private static final U64 MASK = LIMITS.u64(12, "MASK");

    private AckReader() {}

    /**
     * Returns the extended acknowledgement in a message, null when there is none or it is malformed: the error itself must
     * reach the caller in any case.
     */
    static @Nullable ExtendedAck read(byte[] bytes, int at, int end, Request request) {
        int flags = Wire.u16(bytes, at + 6);
        if ((flags & Netlink.NLM_F_ACK_TLVS) == 0) {
            return null;
        }
        int start = at + Wire.HEADER + Integer.BYTES;
        if (Wire.u16(bytes, at + 4) == Netlink.NLMSG_ERROR) {
            start += repeatedRequest(bytes, start, end, flags);
        }
        if (start < at || start > end) {
            return null;
        }
        try {
            return decode(new AttrView(SET, bytes, start, end), request);
        } catch (MalformedMessageException e) {
            return null;
        }
    }

    /** Returns the length of the part of the request that an error repeats: the whole request, or only its header. */
    private static int repeatedRequest(byte[] bytes, int at, int end, int flags) {
        if ((flags & Netlink.NLM_F_CAPPED) != 0 || end - at < Wire.HEADER) {
            return Wire.HEADER;
        }
        int length = Wire.s32(bytes, at);
        return length < Wire.HEADER || length > end - at ? end - at : Wire.align(length);
    }

    private static ExtendedAck decode(AttrView attrs, Request request) {
        int offset = attrs.has(OFFS) ? (int) attrs.get(OFFS, 0) : -1;
        AttrView limits = attrs.get(POLICY);
        byte[] cookie = attrs.get(COOKIE);
        return new ExtendedAck(
                attrs.get(MSG),
                offset < 0 ? null : PathSearch.pathAt(offset, request.type(), request.body()),
                offset,
                limits == null ? null : limits(limits),
                missing(attrs, request),
                cookie == null ? Cookie.of() : Cookie.of(cookie),
                unknown(attrs));
    }

    private static @Nullable AttrPath missing(AttrView attrs, Request request) {
        return attrs.has(MISS_TYPE)
                ? PathSearch.missing(
                        (int) attrs.get(MISS_TYPE, 0), (int) attrs.get(MISS_NEST, 0), request.type(), request.body())
                : null;
    }

    private static PolicyLimits limits(AttrView limits) {
        return new PolicyLimits(
                (int) limits.get(TYPE, 0),
                either(limits, MIN_S, MIN_U),
                either(limits, MAX_S, MAX_U),
                limits.has(MIN_LENGTH) ? limits.get(MIN_LENGTH, 0) : null,
                limits.has(MAX_LENGTH) ? limits.get(MAX_LENGTH, 0) : null,
                limits.has(MASK) ? (Long) limits.get(MASK, 0) : limits.has(BITS) ? (Long) limits.get(BITS, 0) : null);
    }

    private static @Nullable BigInteger either(AttrView limits, S64 signed, U64 unsigned) {
        if (limits.has(signed)) {
            return BigInteger.valueOf(limits.get(signed, 0));
        }
        return limits.has(unsigned) ? new BigInteger(Long.toUnsignedString(limits.get(unsigned, 0))) : null;
    }

    private static List<Integer> unknown(AttrView attrs) {
        List<Integer> types = new ArrayList<>();
        attrs.forEachAttribute((type, bytes, at, length) -> {
            if (SET.attribute(type) == null) {
                types.add(type);
            }
        });
        return types;
    }
}
