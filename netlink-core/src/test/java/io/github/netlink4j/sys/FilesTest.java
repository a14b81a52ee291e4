package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access to files by system calls; java.nio.file would encode their names by the locale. */
class FilesTest {
    private final Libc libc = Sys.libc();

    @TempDir
    Path temporary;

    private int directory;

    @BeforeEach
    void openDirectory() {
        directory = open(temporary.toString(), Native.O_DIRECTORY);
    }

    @AfterEach
    void closeDirectory() {
        libc.close(directory);
    }

    private int open(String path, int flags) {
        NativeBuffer text = NativeBuffer.cString(libc, path);
        int fd = libc.open(text.address(), Native.O_RDONLY | Native.O_CLOEXEC | flags, 0);
        text.keepAlive();
        assertThat(fd).isNotNegative();
        return fd;
    }

    private void make(String name) {
        NativeBuffer text = NativeBuffer.cString(libc, name);
        int fd = libc.openat(directory, text.address(), Native.O_CREAT | Native.O_EXCL | Native.O_CLOEXEC, 0600);
        text.keepAlive();
        assertThat(fd).isNotNegative();
        libc.close(fd);
    }

    private void delete(String name) {
        NativeBuffer text = NativeBuffer.cString(libc, name);
        assertThat(libc.unlinkat(directory, text.address(), 0)).isZero();
        text.keepAlive();
    }

    @Test
    void givenNamesOfAnyBytes_whenRead_thenEachIsTheSameStringAgain() {
        List<String> names =
                List.of("plain", "caf\u00e9", "\ud83d\ude00", "\udcff\udc80", "a\nb", "...", "x".repeat(255));
        names.forEach(this::make);
        List<String> read = new ArrayList<>();

        int result = DirectoryNames.read(libc, directory, read);

        assertThat(result).isZero();
        assertThat(read).containsExactlyInAnyOrderElementsOf(names);
        names.forEach(this::delete);
    }

    @Test
    void givenMoreNamesThanABufferHolds_whenRead_thenAll() throws IOException {
        for (int i = 0; i < 3000; i++) {
            Files.createFile(temporary.resolve("name" + i));
        }
        List<String> read = new ArrayList<>();

        int result = DirectoryNames.read(libc, directory, read);

        assertThat(result).isZero();
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 3000).mapToObj(i -> "name" + i).toList());
    }

    @Test
    void givenFileThatIsNoDirectory_whenRead_thenItsErrno() throws IOException {
        int file = open(Files.createFile(temporary.resolve("file")).toString(), 0);

        int result = DirectoryNames.read(libc, file, new ArrayList<>());

        assertThat(result).isEqualTo(-Native.ENOTDIR);
        libc.close(file);
    }

    @Test
    void givenFile_whenItsStatusIsRead_thenItIsTheOneOfTheSystem() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        Files.createSymbolicLink(temporary.resolve("link"), file);
        FileStatus byName = new FileStatus(libc);
        FileStatus byPath = new FileStatus(libc);
        FileStatus link = new FileStatus(libc);

        assertThat(byName.read(directory, "file")).isZero();
        assertThat(byPath.read(temporary + "/link")).isZero();
        assertThat(link.read(directory, "link")).isZero();

        assertThat(byName.mode()).isEqualTo(Files.getAttribute(file, "unix:mode"));
        assertThat(byName.inode()).isEqualTo(Files.getAttribute(file, "unix:ino"));
        assertThat(byName.uid()).isEqualTo(((Integer) Files.getAttribute(file, "unix:uid")).longValue());
        assertThat(byName.isSameFile(byPath)).isTrue();
        assertThat(byName.isSameFile(link)).isFalse();
        assertThat(link.type()).isEqualTo(Native.S_IFLNK);
        assertThat(link.read(directory, "none")).isEqualTo(-Native.ENOENT);
    }

    @Test
    void givenTextThatCIsUnableToExpress_whenMadeAString_thenRefused() {
        assertThatThrownBy(() -> NativeBuffer.cString(libc, "/run/netns/a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"/run/netns/a\\u0000b\"");
        assertThatThrownBy(() -> NativeBuffer.cString(libc, "a\ud800"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\\ud800\"");
    }
}
