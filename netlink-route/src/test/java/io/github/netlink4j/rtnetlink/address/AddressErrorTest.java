package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.testing.KernelDifference;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Sysctl;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The messages of exceptions when the kernel refuses. */
@LiveRoute
@RequiresKind("veth")
class AddressErrorTest {
    @BeforeEach
    void link() {
        Link.createVeth("v0", "v1");
    }

    private static KernelException refused(ThrowingCallable call) {
        return catchThrowableOfType(KernelException.class, call);
    }

    /** The texts before and after the running kernel's own message. */
    private static List<String> refusals(String before, String subject, String after) {
        return KernelDifference.here(subject).stream()
                .map(said -> before + said + after)
                .toList();
    }

    @Test
    void givenAddress_whenAddedAgain_thenExists(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");

        KernelException e = refused(() -> nl.addresses().add("v0", "10.0.0.1/24"));

        assertThat(e.isExists()).isTrue();
        assertThat(e)
                .message()
                .isIn(refusals("RTM_NEWADDR 10.0.0.1/24 dev \"v0\" rejected: EEXIST: ", "ipv4 address taken", ""));
    }

    @Test
    void givenIpv6Address_whenAddedWithAnotherPrefix_thenExists(RtNetlink nl) {
        nl.addresses().add("v0", "fd00::1/64");

        KernelException e = refused(() -> nl.addresses().add("v0", "fd00::1/128"));

        assertThat(e.isExists()).isTrue();
        assertThat(e)
                .message()
                .isIn(refusals("RTM_NEWADDR fd00::1/128 dev \"v0\" rejected: EEXIST: ", "ipv6 address taken", ""));
    }

    @Test
    void givenNoSuchLink_whenAddressIsAdded_thenSaidSo(RtNetlink nl) {
        KernelException byName = refused(() -> nl.addresses().add("nope", "10.0.0.1/24"));
        KernelException byIndex = refused(() -> nl.addresses().add(LinkRef.of(4711), "10.0.0.1/24"));

        assertThat(byName.isNotFound()).isTrue();
        assertThat(byName)
                .hasMessage(
                        "RTM_NEWADDR 10.0.0.1/24 dev \"nope\" rejected: ENODEV: No such device; device: there is no link"
                                + " \"nope\" in this network namespace");
        assertThat(byIndex.isNotFound()).isTrue();
        assertThat(byIndex)
                .message()
                .isIn(refusals("RTM_NEWADDR 10.0.0.1/24 dev #4711 rejected: ENODEV: ", "address for no link", ""));
    }

    @Test
    void givenNoSuchLink_whenItsAddressesAreListed_thenSaidSo(RtNetlink nl) {
        KernelException e = refused(() -> nl.addresses().list(LinkRef.of(4711)));

        assertThat(e.isNotFound()).isTrue();
        assertThat(e).hasMessage("RTM_GETADDR all dev #4711 rejected: ENODEV: No such device");
    }

    @Test
    void givenPrefixTooLong_whenAdded_thenRefusedBeforeItIsSent(RtNetlink nl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nl.addresses().add("v0", "10.0.0.1/33"))
                .withMessage("prefix length of 10.0.0.1 must be 0 to 32: 33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nl.addresses().add("v0", "fd00::1/129"))
                .withMessage("prefix length of fd00::1 must be 0 to 128: 129");
        assertThat(Seen.prefixesOn("v0")).isEmpty();
    }

    @Test
    void givenOtherPrefix_whenDeleted_thenNotFoundAndWhy(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");

        KernelException e = refused(() -> nl.addresses().delete("v0", "10.0.0.1"));

        assertThat(e.isNotFound()).isTrue();
        assertThat(e)
                .message()
                .isIn(refusals(
                        "RTM_DELADDR 10.0.0.1/32 dev \"v0\" rejected: EADDRNOTAVAIL: ",
                        "no such address",
                        "; address, length of the prefix and peer must be as the link has them"));
    }

    @Test
    void givenNoSuchAddress_whenAskedFor_thenNotFound(RtNetlink nl) {
        KernelException e = refused(() -> nl.addresses().get("v0", "10.0.0.1"));

        assertThat(e.isNotFound()).isTrue();
        assertThat(e)
                .hasMessage("RTM_GETADDR 10.0.0.1 dev \"v0\" rejected: EADDRNOTAVAIL: Cannot assign requested address;"
                        + " the link does not have it");
        assertThat(nl.addresses().find("v0", "10.0.0.1")).isEmpty();
    }

    @Test
    void givenIpv6SwitchedOff_whenIpv6AddressIsAdded_thenSaidSo(RtNetlink nl) {
        Sysctl.set("ipv6/conf/v0/disable_ipv6", "1");

        KernelException e = refused(() -> nl.addresses().add("v0", "fd00::1/64"));

        assertThat(e.error()).isEqualTo(Errno.EACCES);
        assertThat(e)
                .message()
                .isIn(refusals("RTM_NEWADDR fd00::1/64 dev \"v0\" rejected: EACCES: ", "ipv6 switched off", ""));
    }
}
