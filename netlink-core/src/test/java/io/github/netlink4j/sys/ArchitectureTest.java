package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers in the headers of each architecture: arch/NAME/include/uapi/asm in the kernel's source. */
class ArchitectureTest {
    @ParameterizedTest
    @CsvSource({
        "amd64, 217, 0200000, 0400000, 0xb703",
        "aarch64, 61, 040000, 0100000, 0xb703",
        "riscv64, 61, 0200000, 0400000, 0xb703",
        "s390x, 220, 0200000, 0400000, 0xb703",
        "ppc64le, 202, 040000, 0100000, 0x2000b703"
    })
    void givenArchitecture_whenAskedForItsNumbers_thenThoseOfItsHeaders(
            String name, long getdents64, String directory, String nofollow, String nstype) {
        assertThat(Architecture.getdents64(name)).isEqualTo(getdents64);
        assertThat(Architecture.oDirectory(name)).isEqualTo(Integer.decode(directory));
        assertThat(Architecture.oNofollow(name)).isEqualTo(Integer.decode(nofollow));
        assertThat(Architecture.nsGetNstype(name)).isEqualTo(Integer.decode(nstype));
    }

    @ParameterizedTest
    @CsvSource({"mips64", "''"})
    void givenUnknownArchitecture_whenAskedForASystemCall_thenOneThatNoKernelHas(String name) {
        assertThat(Architecture.getdents64(name)).isEqualTo(-1);
    }
}
