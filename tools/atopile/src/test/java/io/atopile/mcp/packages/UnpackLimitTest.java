package io.atopile.mcp.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.packages.UnpackLimit.Bounds;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnpackLimitTest {

    private static final Bounds SMALL = new Bounds(4 << 20, 2 << 20, 50, 200);

    @TempDir
    private Path directory;

    /** Puts something into a directory. */
    @FunctionalInterface
    interface Unpacked {
        void into(Path directory) throws Exception;
    }

    static Stream<Arguments> unpacked() {
        return Stream.of(
                of("one large file", at -> grow(at.resolve("a"), 3), "a file of more than 2 MiB"),
                of("a sparse file of a terabyte", at -> grow(at.resolve("a"), 1 << 20), "a file of more than 2 MiB"),
                of("several files", at -> files(at, 3, 2), "more than 4 MiB"),
                of("several directories", at -> files(Files.createDirectories(at.resolve("a/b/c")), 3, 2), "more than 4 MiB"),
                of("many empty files", at -> files(at, 51, 0), "more than 50 files and directories"),
                of("many directories", at -> Files.createDirectories(at.resolve("d/".repeat(60))), "more than 50 files and directories"),
                of("a long path", at -> Files.createDirectories(at.resolve(("d".repeat(70) + "/").repeat(3))), "a path of more than 200 characters"),
                of("a pipe", at -> new ProcessBuilder("mkfifo", at.resolve("pipe").toString()).start().waitFor(), "a device, socket or pipe"),
                of("many links", at -> links(at, 60), "more than 50 files and directories"),
                of("hidden files", at -> files(Files.createDirectories(at.resolve(".cache")), 3, 2), "more than 4 MiB"),
                of("a link to a large file", at -> Files.createSymbolicLink(at.resolve("zero"), Path.of("/dev/zero")), ""),
                of("a link to the root", at -> Files.createSymbolicLink(at.resolve("root"), Path.of("/")), ""),
                of("a usual package", at -> files(at, 40, 0), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unpacked")
    void isNamed(String name, Unpacked unpacked, Optional<String> expected) throws Exception {
        var inner = Files.createDirectory(directory.resolve("modules"));
        try (var limit = UnpackLimit.watch(directory, SMALL)) {
            var waits = new CountDownLatch(1);
            unpacked.into(inner);
            if (expected.isPresent()) {
                assertThrows(InterruptedException.class, waits::await, name);
            }
            assertEquals(expected, limit.excess());
        } catch (InterruptedException early) {
            assertTrue(expected.isPresent(), name);
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void whatWasThereBeforeDoesNotCount() throws Exception {
        files(directory, 3, 2);
        try (var limit = UnpackLimit.watch(directory, SMALL)) {
            grow(directory.resolve("more"), 1);
            assertEquals(Optional.empty(), limit.excess());
        }
    }

    private static Arguments of(String name, Unpacked unpacked, String expected) {
        return Arguments.of(name, unpacked, Optional.of(expected).filter(words -> !words.isEmpty()));
    }

    private static void files(Path at, int count, int mebibytes) throws IOException {
        for (var file = 0; file < count; file++) {
            grow(at.resolve("f" + file), mebibytes);
        }
    }

    private static void links(Path at, int count) throws IOException {
        for (var link = 0; link < count; link++) {
            Files.createSymbolicLink(at.resolve("l" + link), Path.of("nowhere"));
        }
    }

    private static void grow(Path file, int mebibytes) throws IOException {
        try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength((long) mebibytes << 20);
        }
    }
}
