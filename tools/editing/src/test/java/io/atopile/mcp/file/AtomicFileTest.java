package io.atopile.mcp.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.file.WriteOutcome.Changed;
import io.atopile.mcp.file.WriteOutcome.Failed;
import io.atopile.mcp.file.WriteOutcome.NotReplaceable;
import io.atopile.mcp.file.WriteOutcome.Obstacle;
import io.atopile.mcp.file.WriteOutcome.Taken;
import io.atopile.mcp.file.WriteOutcome.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AtomicFileTest {

    private static final byte[] OLD = "old\r\ntext".getBytes(UTF_8);
    private static final byte[] NEW = "the new text".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = folder.toRealPath();
        file = Files.write(folder.resolve("power.ato"), OLD);
    }

    @Test
    void replacesWhatWasExpected() throws IOException {
        assertEquals(new Written(true), new AtomicFile().replace(file, OLD, NEW, () -> {}));
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertNothingElseIsThere();
    }

    @Test
    void passesEveryStepInOrder() {
        var steps = EnumSet.noneOf(WriteStep.class);
        new AtomicFile(steps::add).replace(file, OLD, NEW, () -> {});
        assertEquals(EnumSet.allOf(WriteStep.class), steps);
    }

    @ParameterizedTest
    @EnumSource(WriteStep.class)
    void aWriteThatFailsAtAnyStepLeavesTheOldFileOrTheNewOne(WriteStep broken) throws IOException {
        var outcome = new AtomicFile(step -> {
                    if (step == broken) {
                        throw new IOException("broken at " + step);
                    }
                })
                .replace(file, OLD, NEW, () -> {});

        if (broken.compareTo(WriteStep.MOVED) < 0) {
            assertInstanceOf(Failed.class, outcome);
            assertArrayEquals(OLD, Files.readAllBytes(file));
        } else {
            assertEquals(new Written(false), outcome);
            assertArrayEquals(NEW, Files.readAllBytes(file));
        }
        assertNothingElseIsThere();
    }

    @ParameterizedTest
    @EnumSource(value = WriteStep.class, names = {"CREATED", "HALF_WRITTEN", "WRITTEN", "FORCED", "ATTRIBUTES_KEPT"})
    void anotherWritersTextIsNeverLost(WriteStep moment) throws IOException {
        var theirs = "theirs\n\nX".getBytes(UTF_8);
        var outcome = new AtomicFile(step -> {
                    if (step == moment) {
                        Files.write(file, theirs);
                    }
                })
                .replace(file, OLD, NEW, () -> {});

        assertEquals(new Changed(), outcome);
        assertArrayEquals(theirs, Files.readAllBytes(file));
        assertNothingElseIsThere();
    }

    @Test
    void aFileRemovedMeanwhileIsNotBroughtBack() throws IOException {
        var outcome = new AtomicFile(step -> {
                    if (step == WriteStep.WRITTEN) {
                        Files.delete(file);
                    }
                })
                .replace(file, OLD, NEW, () -> {});

        assertEquals(new Changed(), outcome);
        assertEquals(List.of(), names());
    }

    @Test
    void aFileThatNeverWasIsReportedAsChanged() throws IOException {
        assertEquals(new Changed(), new AtomicFile().replace(folder.resolve("none.ato"), OLD, NEW, () -> {}));
        assertNothingElseIsThere();
    }

    @Test
    void aLinkSlippedInsteadOfTheFileIsNotFollowed() throws IOException {
        var elsewhere = Files.write(folder.resolve("elsewhere"), OLD);
        var outcome = new AtomicFile(step -> {
                    if (step == WriteStep.WRITTEN) {
                        Files.delete(file);
                        Files.createSymbolicLink(file, elsewhere);
                    }
                })
                .replace(file, OLD, NEW, () -> {});

        assertInstanceOf(Failed.class, outcome);
        assertArrayEquals(OLD, Files.readAllBytes(elsewhere));
    }

    @Test
    void theModeIsKept() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        new AtomicFile().replace(file, OLD, NEW, () -> {});
        assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aReadOnlyFileIsLeftAlone() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertEquals(new NotReplaceable(Obstacle.READ_ONLY), new AtomicFile().replace(file, OLD, NEW, () -> {}));
        assertArrayEquals(OLD, Files.readAllBytes(file));
    }

    @Test
    void aFileWithASecondNameIsLeftAlone() throws IOException {
        Files.createLink(folder.resolve("second"), file);
        assertEquals(new NotReplaceable(Obstacle.HARD_LINKED), new AtomicFile().replace(file, OLD, NEW, () -> {}));
        assertArrayEquals(OLD, Files.readAllBytes(file));
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        var below = Files.createDirectory(folder.resolve("below"));
        assertEquals(new NotReplaceable(Obstacle.NOT_A_FILE), new AtomicFile().replace(below, OLD, NEW, () -> {}));
    }

    @Test
    void whatIsToBeDoneMeanwhileIsDoneBeforeTheFileChanges() throws IOException {
        var seen = new ArrayList<String>();
        new AtomicFile().replace(file, OLD, NEW, () -> seen.add(text(file)));
        assertEquals(List.of(new String(OLD, UTF_8)), seen);
        assertThrows(IllegalStateException.class, () -> new AtomicFile().replace(file, NEW, OLD, () -> {
            throw new IllegalStateException("no");
        }));
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertNothingElseIsThere();
    }

    @Test
    void aFileIsCreatedWhereNothingStands() throws IOException {
        var below = folder.resolve("a/b/new.ato");
        assertEquals(new Written(true), new AtomicFile().create(below, NEW, Optional.of("rw-r-----")));
        assertArrayEquals(NEW, Files.readAllBytes(below));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(below)));
        assertEquals(new Taken(), new AtomicFile().create(file, NEW, Optional.empty()));
        assertArrayEquals(OLD, Files.readAllBytes(file));
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotReplaced() throws IOException {
        var place = folder.resolve("new.ato");
        var theirs = "theirs".getBytes(UTF_8);
        var outcome = new AtomicFile(step -> {
                    if (step == WriteStep.COMPARED) {
                        Files.write(place, theirs);
                    }
                })
                .create(place, NEW, Optional.empty());
        assertEquals(new Taken(), outcome);
        assertArrayEquals(theirs, Files.readAllBytes(place));
    }

    @Test
    void aFileIsRemovedOnlyAsItWasExpected() throws IOException {
        assertEquals(new Changed(), new AtomicFile().remove(file, NEW));
        assertEquals(new Written(true), new AtomicFile().remove(file, OLD));
        assertEquals(List.of(), names());
        assertEquals(new Changed(), new AtomicFile().remove(file, OLD));
    }

    @Test
    void aFileIsMovedOnlyToWhereNothingStands() throws IOException {
        var to = folder.resolve("below/moved.ato");
        assertEquals(new Changed(), new AtomicFile().move(file, NEW, to));
        assertEquals(new Written(true), new AtomicFile().move(file, OLD, to));
        assertArrayEquals(OLD, Files.readAllBytes(to));
        Files.write(file, NEW);
        assertEquals(new Taken(), new AtomicFile().move(file, NEW, to));
        assertArrayEquals(OLD, Files.readAllBytes(to));
    }

    @Test
    void whatAKilledWriterLeftIsRemovedWhenItIsOld() throws IOException {
        var fresh = Files.write(folder.resolve(".power.ato.0000.atopile-mcp.tmp"), NEW);
        var old = Files.write(folder.resolve(".power.ato.1111.atopile-mcp.tmp"), NEW);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));
        new AtomicFile().replace(file, OLD, NEW, () -> {});
        assertEquals(List.of(true, false), List.of(Files.exists(fresh), Files.exists(old)));
    }

    @Test
    void troubleIsToldWithoutAPath() {
        assertEquals(new IoFailure(true, "permission denied"), IoFailure.of(new AccessDeniedException("/secret/place")));
        assertEquals(new IoFailure(false, "No space left on device"), IoFailure.of(new IOException("No space left on device")));
        assertEquals(
                new IoFailure(false, "I/O error"),
                IoFailure.of(new FileSystemException("/secret/place", null, "Input/output error")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void longTextsArriveWhole() throws IOException {
        var large = new byte[5_000_001];
        Arrays.fill(large, (byte) 'x');
        large[large.length - 1] = 'y';
        assertEquals(new Written(true), new AtomicFile().replace(file, OLD, large, () -> {}));
        assertArrayEquals(large, Files.readAllBytes(file));

        var other = large.clone();
        other[3_000_000] = 'z';
        assertEquals(new Changed(), new AtomicFile().replace(file, other, NEW, () -> {}));
        assertEquals(new Written(true), new AtomicFile().replace(file, large, new byte[0], () -> {}));
        assertEquals(0, Files.size(file));
    }

    private void assertNothingElseIsThere() throws IOException {
        assertEquals(List.of("power.ato"), names());
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
