package io.atopile.mcp.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger may put in the place of a file that is read whole. */
@Timeout(20)
class BoundedFileTest {

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void find() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        var pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThrows(FileSystemException.class, () -> BoundedFile.read(pipe, 10));
        assertThrows(FileSystemException.class, () -> BoundedFile.readUnlinked(pipe, 10));
        assertThrows(FileSystemException.class, () -> BoundedFile.openUnlinked(pipe, 10));
        assertThrows(FileSystemException.class, () -> BoundedFile.areSame(file, pipe));
        assertThrows(FileSystemException.class, () -> BoundedFile.read(Files.createSymbolicLink(folder.resolve("link"), pipe), 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/proc/self/pagemap", "/proc/kpagecount", "/dev/stdin"})
    void nothingWithoutAnEndIsRead(String device) throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of(device));
        assertThrows(IOException.class, () -> BoundedFile.read(link, 1_000));
        assertThrows(NotLinkException.class, () -> BoundedFile.readUnlinked(link, 1_000));
    }

    @Test
    void moreThanWasAskedForIsRefused() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "12345");
        assertEquals("12345", BoundedFile.readText(file, 5));
        assertThrows(FileSystemException.class, () -> BoundedFile.readText(file, 4));
        try (var sparse = new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertThrows(FileSystemException.class, () -> BoundedFile.read(folder.resolve("sparse"), 1_000));
        assertThrows(FileSystemException.class, () -> BoundedFile.openUnlinked(folder.resolve("sparse"), 1_000));
    }

    @Test
    void ordinaryFilesAreReadWhole() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "one\ntwö\n");
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        assertEquals(List.of("one", "twö"), BoundedFile.readLines(link, 100));
        assertEquals("one\ntwö\n", BoundedFile.readUnlinkedText(file, 100));
        try (var in = BoundedFile.openUnlinked(file, 100)) {
            assertArrayEquals(Files.readAllBytes(file), in.readAllBytes());
        }
        assertThrows(NoSuchFileException.class, () -> BoundedFile.readText(folder.resolve("none"), 100));
        assertThrows(CharacterCodingException.class, () -> BoundedFile.readText(Files.write(folder.resolve("odd"), new byte[] {(byte) 0xff}), 100));
    }

    @Test
    void filesAreTheSameByAllTheirBytes() throws Exception {
        var bytes = new byte[200_000];
        var one = Files.write(folder.resolve("one"), bytes);
        var other = Files.write(folder.resolve("other"), bytes);
        assertTrue(BoundedFile.areSame(one, other));
        bytes[199_999] = 1;
        Files.write(other, bytes);
        assertFalse(BoundedFile.areSame(one, other));
        Files.write(other, new byte[200_001]);
        assertFalse(BoundedFile.areSame(one, other));
    }
}
