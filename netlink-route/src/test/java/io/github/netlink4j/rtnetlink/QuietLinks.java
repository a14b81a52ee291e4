package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.testing.FreshNetns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Creates the links of a test without link-local addresses, unless the test or its class has {@link LinkLocal}. */
final class QuietLinks implements BeforeEachCallback {
    /** How link-local addresses are formed, of links that are created. */
    private static final Path MODE = Path.of("/proc/sys/net/ipv6/conf/default/addr_gen_mode");

    /** IN6_ADDR_GEN_MODE_NONE, linux/if_link.h. */
    private static final String NONE = "1";

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!wantsLinkLocal(context)) {
            FreshNetns.call(context, QuietLinks::setMode);
        }
    }

    private static boolean wantsLinkLocal(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getElement(), LinkLocal.class)
                || AnnotationSupport.isAnnotated(context.getRequiredTestClass(), LinkLocal.class);
    }

    private static boolean setMode() {
        try {
            Files.writeString(MODE, NONE);
            return true;
        } catch (IOException e) {
            // Without IPv6, or with /proc/sys mounted read-only: the tests allow for addresses that come late.
            return false;
        }
    }
}
