package io.atopile.mcp.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atopile.mcp.file.PathResolution.Inside;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is opened is what the path named, without any link, in both ways in which the system can be asked. */
final class OpenPathTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lay() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve("real/sub/ümläut 目录"));
        Files.writeString(folder.resolve("real/sub/file.txt"), "inside");
        Files.writeString(folder.resolve("real/sub/ümläut 目录/grün.txt"), "green");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("chain"), folder.resolve("link"));
        Files.createSymbolicLink(folder.resolve("real/up"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("real/sub/alias.txt"), Path.of("file.txt"));
        Files.createSymbolicLink(folder.resolve("real/self"), Path.of("/proc/self"));
        Files.createSymbolicLink(folder.resolve("real/nowhere"), Path.of("absent"));
    }

    @ParameterizedTest
    @CsvSource({
        "link/sub/file.txt", "chain/sub/file.txt", "link", "chain", "real/up", "real/up/real/sub/file.txt", "real/sub/alias.txt",
        "real/self", "real/self/environ", "real/nowhere", "link/sub", "real/up/link/sub/file.txt"
    })
    void aLinkInAnyComponentIsRefused(String path) throws IOException {
        var found = assertThrows(IOException.class, () -> OpenPath.of(folder.resolve(path)).close());
        assertTrue(found instanceof NotLinkException || found instanceof NotDirectoryException, found.toString());
        if (OpenPath.holdsDescriptors()) {
            var calls = new NativeFiles();
            calls.openByComponents();
            var one = assertThrows(IOException.class, () -> calls.open(folder.resolve(path)));
            assertTrue(one instanceof NotLinkException || one instanceof NotDirectoryException, one.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"real/sub/file.txt", "real/sub", "real", "", "real/sub/ümläut 目录/grün.txt", "real/sub/ümläut 目录"})
    void bothWaysOpenTheSame(String path) throws IOException {
        assumeTrue(OpenPath.holdsDescriptors());
        var calls = new NativeFiles();
        calls.openByComponents();
        var descriptor = calls.open(folder.resolve(path));
        try (var opened = OpenPath.of(folder.resolve(path))) {
            assertTrue(Files.isSameFile(OpenPath.toDescriptorPath(descriptor), opened.path()));
            assertTrue(Files.isSameFile(folder.resolve(path), opened.path()));
        } finally {
            calls.close(descriptor);
        }
    }

    @Test
    void aDirectoryStaysTheSameWhenItsPathIsGivenToAnother() throws IOException {
        assumeTrue(OpenPath.holdsDescriptors());
        var outside = Files.createDirectories(folder.resolve("outside"));
        try (var held = OpenPath.of(folder.resolve("real/sub"))) {
            Files.move(folder.resolve("real/sub"), folder.resolve("moved"));
            Files.createSymbolicLink(folder.resolve("real/sub"), outside);
            Files.writeString(held.resolveChild(Path.of("new.txt")), "new");
            try (var file = held.open(Path.of("file.txt"));
                    var channel = file.read()) {
                assertEquals("inside", new String(Channels.newInputStream(channel).readAllBytes(), UTF_8));
            }
            assertThrows(IOException.class, () -> held.open(Path.of("alias.txt")).close());
        }
        assertEquals("new", Files.readString(folder.resolve("moved/new.txt")));
        assertEquals(List.of(), names(outside));
    }

    @Test
    void aFolderThatIsALinkByNowIsNotWrittenThrough() throws IOException {
        var outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("file.txt"), "inside");
        Files.move(folder.resolve("real/sub"), folder.resolve("moved"));
        Files.createSymbolicLink(folder.resolve("real/sub"), outside);
        var file = folder.resolve("real/sub/file.txt");
        var bytes = "inside".getBytes(UTF_8);
        var writer = new AtomicFile();

        assertEquals(new WriteOutcome.Changed(), changed(writer.replace(file, bytes, "new".getBytes(UTF_8), () -> {})));
        assertEquals(new WriteOutcome.Changed(), changed(writer.remove(file, bytes)));
        assertEquals(new WriteOutcome.Changed(), changed(writer.move(file, bytes, folder.resolve("real/x.txt"))));
        assertEquals(new WriteOutcome.Changed(), changed(writer.move(folder.resolve("moved/file.txt"), bytes, folder.resolve("real/sub/y.txt"))));
        assertEquals(new WriteOutcome.Changed(), changed(writer.create(folder.resolve("real/sub/z.txt"), bytes, Optional.empty())));
        assertEquals(new WriteOutcome.Changed(), changed(writer.create(folder.resolve("real/sub/a/b/z.txt"), bytes, Optional.empty())));
        AtomicFile.removeEmptyParents(folder.resolve("real/sub/file.txt"), 2);
        assertInstanceOf(ReadOutcome.class, FileReader.read(new Inside(file, "real/sub/file.txt"), 100));
        assertEquals("failed", FileReader.read(new Inside(file, "real/sub/file.txt"), 100) instanceof ReadOutcome.Bytes ? "read" : "failed");
        assertEquals(List.of("file.txt"), names(outside));
        assertEquals("inside", Files.readString(outside.resolve("file.txt")));
    }

    @Test
    void aHardLinkedFileIsNotRead() throws IOException {
        Files.createLink(folder.resolve("second.txt"), folder.resolve("real/sub/file.txt"));
        assertInstanceOf(ReadOutcome.HardLinked.class, FileReader.read(new Inside(folder.resolve("second.txt"), "second.txt"), 100));
    }

    /** A name as long as the system takes leaves room for the temporary file's. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "ü", "目", "x.ato"})
    void aFileWithTheLongestNameIsReplaced(String piece) throws IOException {
        var name = piece.repeat(255 / piece.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        var file = Files.writeString(folder.resolve(name), "old");
        assertEquals(new WriteOutcome.Written(true), new AtomicFile().replace(file, "old".getBytes(UTF_8), "new".getBytes(UTF_8), () -> {}));
        assertEquals("new", Files.readString(file));
        assertInstanceOf(PathResolution.Inside.class, ProjectBoundary.of(folder).toWrite(name));
        var over = assertInstanceOf(PathResolution.Refused.class, ProjectBoundary.of(folder).toWrite(name + piece.repeat(2) + "xx"));
        assertEquals(PathResolution.Reason.TOO_LONG, over.reason());
    }

    /** Without descriptors it is a failure and not a change, because the path was checked and not opened. */
    private static WriteOutcome changed(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.Failed && !OpenPath.holdsDescriptors() ? new WriteOutcome.Changed() : outcome;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
