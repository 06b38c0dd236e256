package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.WriteStep;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files are changed and undone together, or none of them is. */
final class FileSetRewriterTest {

    private static final Map<String, String> BEFORE = Map.of("a.ato", "a\r\n1\r\n", "b.ato", "b\n1", "c.ato", "\uFEFFc\n1\n");
    private static final Map<String, String> AFTER = Map.of("a.ato", "a\r\n2\r\n", "b.ato", "b\n2", "c.ato", "\uFEFFc\n2\n");
    private static final List<String> NAMES = List.of("a.ato", "b.ato", "c.ato");

    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("project"));
        for (var file : BEFORE.entrySet()) {
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void allFilesAreChangedAndEveryByteComesBackWithOneUndo() throws Exception {
        var done = assertInstanceOf(FileSetOutcome.Done.class, new FileSetRewriter(kit()).rewrite(replacements()));
        check(AFTER);
        assertEquals(NAMES, done.changes().stream().map(ChangeOutcome.Done::path).toList());
        var again = new FileSetRewriter(kit());
        var undone = assertInstanceOf(FileSetOutcome.Done.class, again.undo(again.findFiles(ProjectBoundary.of(root), done.id()), done.id()));
        check(BEFORE);
        assertInstanceOf(FileSetOutcome.Done.class, again.undo(again.findFiles(ProjectBoundary.of(root), undone.id()), undone.id()));
        check(AFTER);
    }

    @Test
    void aFileThatCantBeWrittenLeavesTheOthersAsTheyWere() throws Exception {
        var files = replacements();
        Files.setPosixFilePermissions(root.resolve("c.ato"), PosixFilePermissions.fromString("r--r--r--"));
        var refused = assertInstanceOf(FileSetOutcome.Refused.class, new FileSetRewriter(kit()).rewrite(files));
        assertEquals("c.ato", refused.place().relative());
        assertEquals(Kind.NOT_REPLACEABLE, refused.refusal().kind());
        check(BEFORE);
    }

    @Test
    void aDiskThatFailsHalfWayLeavesNothingChanged() throws Exception {
        for (int failing = 1; failing <= NAMES.size(); failing++) {
            var left = new AtomicInteger(failing);
            var broken = new AtomicFile(step -> {
                if (step == WriteStep.HALF_WRITTEN && left.decrementAndGet() == 0) {
                    throw new IOException("No space left on device");
                }
            });
            assertInstanceOf(FileSetOutcome.Refused.class, new FileSetRewriter(kit(broken)).rewrite(replacements()));
            check(BEFORE);
        }
    }

    @Test
    void aDiskThatFailsForGoodNamesTheFilesThatAreLeftChanged() throws Exception {
        var left = new AtomicInteger(2);
        var broken = new AtomicFile(step -> {
            if (step == WriteStep.HALF_WRITTEN && left.decrementAndGet() <= 0) {
                throw new IOException("No space left on device");
            }
        });
        var torn = assertInstanceOf(FileSetOutcome.Torn.class, new FileSetRewriter(kit(broken)).rewrite(replacements()));
        assertEquals(List.of("a.ato"), torn.left());
        assertEquals(AFTER.get("a.ato"), Files.readString(root.resolve("a.ato")));
        assertEquals(BEFORE.get("b.ato"), Files.readString(root.resolve("b.ato")));
    }

    @Test
    void aFileChangedMeanwhileKeepsAllFromBeingWrittenAndFromBeingUndone() throws Exception {
        var files = replacements();
        Files.writeString(root.resolve("b.ato"), "other\n");
        var refused = assertInstanceOf(FileSetOutcome.Refused.class, new FileSetRewriter(kit()).rewrite(files));
        assertEquals(Kind.CHANGED_MEANWHILE, refused.refusal().kind());
        assertEquals(BEFORE.get("a.ato"), Files.readString(root.resolve("a.ato")));

        Files.writeString(root.resolve("b.ato"), BEFORE.getOrDefault("b.ato", ""));
        var rewriter = new FileSetRewriter(kit());
        var done = assertInstanceOf(FileSetOutcome.Done.class, rewriter.rewrite(replacements()));
        Files.writeString(root.resolve("b.ato"), "other\n");
        var kept = assertInstanceOf(FileSetOutcome.Refused.class, rewriter.undo(rewriter.findFiles(ProjectBoundary.of(root), done.id()), done.id()));
        assertEquals(Kind.NOT_UNDOABLE, kept.refusal().kind());
        assertEquals(AFTER.get("a.ato"), Files.readString(root.resolve("a.ato")));
    }

    /** A process that is killed after its second file leaves what the log and the journals of the files say. */
    @Test
    void whatAKilledProcessHadWrittenIsUndoneByTheSameId() throws Exception {
        var rewriter = new FileSetRewriter(kit());
        var done = assertInstanceOf(FileSetOutcome.Done.class, rewriter.rewrite(replacements()));
        Files.writeString(root.resolve("c.ato"), BEFORE.getOrDefault("c.ato", ""));
        assertInstanceOf(FileSetOutcome.Done.class, rewriter.undo(rewriter.findFiles(ProjectBoundary.of(root), done.id()), done.id()));
        check(BEFORE);
    }

    private List<FileReplacement> replacements() throws IOException {
        var files = new ArrayList<FileReplacement>();
        for (var name : NAMES) {
            var before = lines(BEFORE.getOrDefault(name, ""));
            files.add(FileReplacement.of(place(name), before, List.of(new DiffHunk(1, 1, 1, 1)), List.of(before.getText(1), "2")).orElseThrow());
        }
        return files;
    }

    private void check(Map<String, String> expected) throws IOException {
        for (var file : expected.entrySet()) {
            assertEquals(file.getValue(), Files.readString(root.resolve(file.getKey())), file.getKey());
        }
    }

    private Inside place(String path) throws IOException {
        return assertInstanceOf(Inside.class, ProjectBoundary.of(root).toWrite(path));
    }

    private EditingContext kit() {
        return kit(new AtomicFile());
    }

    private EditingContext kit(AtomicFile writer) {
        return new EditingContext(
                SnapshotStore.of(temporary.resolve("state"), root, SnapshotStore.Limits.USUAL), writer, new PathLocks(temporary.resolve("locks")), Optional.empty());
    }
}
