package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What builds wrote among the sources of a project, and what is left of it. */
class RewrittenFilesTest {

    private static final String LAYOUT = "layouts/default/default.kicad_pcb";

    @TempDir
    private Path root;

    private final List<RewrittenFiles.Rewrite> rewrites = new ArrayList<>();
    private Path committed = Path.of("");

    @BeforeEach
    void create() throws IOException {
        root = root.toRealPath();
        write("ato.yaml", "requires-atopile: \"^0.15.0\"\npaths:\n  src: ./\n  layout: ./layouts\nbuilds:\n  default:\n    entry: board.ato:Board\n");
        write(LAYOUT, "committed\n");
        committed = Files.writeString(root.resolve("committed.kicad_pcb"), "committed\r\n");
    }

    @Test
    void aFileThatOnlyABuildWroteIsUnchanged() throws Exception {
        build("built\n");
        assertTrue(unchanged());
        build("built again\n");
        assertTrue(unchanged());
    }

    @Test
    void whatTheUserChangedAfterABuildOrBeforeItIsAChange() throws Exception {
        build("built\n");
        write(LAYOUT, "moved\n");
        assertFalse(unchanged());
        build("moved and built\n");
        assertFalse(unchanged());
        assertTrue(written().isWritten(LAYOUT, root.resolve(LAYOUT)));
    }

    @Test
    void aFileThatABuildCreatedIsUnchangedAgainstNone() throws Exception {
        Files.delete(root.resolve(LAYOUT));
        build("built\n");
        write("layouts/default/other.txt", "by the user\n");
        assertTrue(written().isUnchangedBeside(LAYOUT, root.resolve(LAYOUT), Optional.empty()));
        assertFalse(unchanged());
        assertFalse(written().isUnchangedBeside("layouts/default/other.txt", root.resolve("layouts/default/other.txt"), Optional.empty()));
    }

    @Test
    void aPartThatABuildAddedIsUnchangedAndOneThatWasThereIsNot() throws Exception {
        write("parts/A/A.ato", "by the user\n");
        var before = FileDigests.take(project(), "default");
        write("parts/A/A.ato", "changed meanwhile\n");
        write("parts/B/B.ato", "picked\n");
        rewrites.addAll(FileDigests.take(project(), "default").listRewritten(before));
        assertTrue(written().isUnchangedBeside("parts/B/B.ato", root.resolve("parts/B/B.ato"), Optional.empty()));
        assertFalse(written().isWritten("parts/A/A.ato", root.resolve("parts/A/A.ato")));
    }

    @Test
    void aBuildThatWritesNothingLeavesNoTrace() throws Exception {
        build("committed\n");
        assertEquals(List.of(), rewrites);
    }

    private boolean unchanged() {
        return written().isUnchangedBeside(LAYOUT, root.resolve(LAYOUT), Optional.of(committed));
    }

    private RewrittenFiles written() {
        return new RewrittenFiles(rewrites);
    }

    private void build(String layout) throws IOException, InterruptedException {
        var before = FileDigests.take(project(), "default");
        write(LAYOUT, layout);
        rewrites.addAll(0, FileDigests.take(project(), "default").listRewritten(before));
    }

    private Project project() {
        return ProjectFile.read(root) instanceof ProjectReadResult.Read(var project) ? project : fail();
    }

    private static Project fail() {
        throw new AssertionError("not a project");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).resolveSibling(""));
        Files.writeString(root.resolve(path), text);
    }
}
