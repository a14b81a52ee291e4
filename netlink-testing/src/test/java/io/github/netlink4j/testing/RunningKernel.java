package io.github.netlink4j.testing;

import io.github.netlink4j.sys.NetnsThread;

/** What the running kernel has, for tests whose parameters decide what they need; others use the annotations. */
public final class RunningKernel {
    private RunningKernel() {}

    /** Returns whether it has a kind of link; see {@link RequiresKind}. */
    public static boolean hasKind(String kind) {
        return NetnsThread.callInNew(() -> RequiredKinds.isHere(kind));
    }

    /** Returns whether its version, as far as both are given, is this one or newer; see {@link RequiresKernel}. */
    public static boolean isAtLeast(String version) {
        return KernelVersion.running().compareTo(KernelVersion.parse(version)) >= 0;
    }
}
