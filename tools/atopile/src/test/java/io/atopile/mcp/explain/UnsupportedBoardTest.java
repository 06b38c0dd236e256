package io.atopile.mcp.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.BuildOptions;
import io.atopile.mcp.build.BuildRequest;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boards that atopile or KiCad can't read are explained by the release of KiCad that wrote them. */
class UnsupportedBoardTest {

    private static final String PATH = "layouts/default/default.kicad_pcb";
    private static final String NO_VERSION = "MissingField in kicad.pcb.Pad field 'generator_version': ((version 20221018) (generator pcbnew) ...)";
    private static final String NET_BY_NAME = "UnexpectedType in kicad.pcb.Pad field 'number' at 3:9: got string \"hv\" but expected unquoted number\nsource: (net \"hv\")";
    private static final String NO_STEP = "Failed to generate STEP file: Failed to export step file";

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void project() throws IOException {
        root = folder.toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default: {entry: main.ato:App}\n");
        Files.createDirectories(root.resolve(PATH).getParent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(version 20211014) (generator pcbnew) | file format 20211014 (KiCad 6), which atopile can't read; the design is not the cause. Open " + PATH + " in KiCad 9",
        "(version 20221018) (generator pcbnew) | file format 20221018 (KiCad 7), which atopile can't read; the design is not the cause. Open " + PATH + " in KiCad 9",
        "(version 20220815) (generator pcbnew) | file format 20220815 (KiCad 7), which atopile can't read",
        "(version 20171130) (host pcbnew 5.1.9) | file format 20171130 (KiCad 5), which atopile can't read",
        "(version 20241229) (generator \"pcbnew\") (generator_version \"9.0\") | file format 20241229 (KiCad 9), written by KiCad 9.0, but atopile can't read all of it",
        "(general) | a file format without a version, which atopile can't read",
    })
    void anOlderBoardIsConvertedByKicad(String header, String expected) throws Exception {
        var told = explain(header, "load-pcb", NO_VERSION);
        assertTrue(told.text().contains(expected), told.text());
        assertEquals("Open %s in KiCad 9 or newer and save it, which converts it; then build again.".formatted(PATH), told.fixes().getFirst().needs().orElseThrow());
        assertEquals(List.of(PATH, 1), List.of(told.place().orElseThrow().file(), told.place().orElseThrow().line()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(version 20260206) (generator \"pcbnew\") (generator_version \"10.0\") | file format 20260206 (a KiCad newer than 9), written by KiCad 10.0, which atopile can't read",
        "(version 20260206) (generator \"atopile\") (generator_version \"0.15.9\") | file format 20260206 (a KiCad newer than 9), written by atopile 0.15.9, which atopile can't read",
        "(version 20250513) (generator \"pcbnew\") (generator_version \"9.99\") | file format 20250513 (a KiCad newer than 9), written by KiCad 9.99, which atopile can't read",
    })
    void aNewerBoardIsNotConvertedByAnything(String header, String expected) throws Exception {
        var told = explain(header, "load-pcb", NET_BY_NAME);
        assertTrue(told.text().contains(expected), told.text());
        assertTrue(told.text().endsWith("KiCad can't save a board for an older release."), told.text());
        assertTrue(told.fixes().getFirst().needs().orElseThrow().startsWith("Restore " + PATH), told.toString());
        assertEquals(3, told.place().orElseThrow().line());
    }

    @Test
    void anExportThatFailedIsExplainedByTheBoardIfItIsTooNew() throws Exception {
        assertTrue(explain("(version 20260206) (generator \"pcbnew\") (generator_version \"10.0\")", "step", NO_STEP).text().startsWith(
                "KiCad could not load the board `%s`: it has file format 20260206 (a KiCad newer than 9), written by KiCad 10.0".formatted(PATH)));
        assertTrue(explain("(version 20241229)", "step", NO_STEP).text().startsWith("KiCad could not export the board `%s`. layout_run_drc shows".formatted(PATH)));
    }

    @Test
    void aBoardThatIsGoneIsStillNamed() throws Exception {
        assertEquals("atopile can't read the board `%s`.".formatted(PATH), explain("", "load-pcb", NO_VERSION).text());
    }

    private Explanation explain(String header, String stage, String message) throws Exception {
        Files.deleteIfExists(root.resolve(PATH));
        if (!header.isEmpty()) {
            Files.writeString(root.resolve(PATH), "(kicad_pcb %s\n  (pad \"1\"\n    (net \"hv\")))\n".formatted(header));
        }
        var project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        var code = SupportedDialects.NEWEST.logs().findCode("", message);
        var diagnostic = new Diagnostic(Optional.empty(), Optional.empty(), Optional.empty(), stage, code, message, Optional.empty());
        var request = new BuildRequest(root.toString(), "default", "main.ato:App", BuildOptions.DEFAULT, root.toString());
        var result = new BuildResult(Optional.of(BuildVerdict.FAILED), List.of(diagnostic), List.of(), List.of(), List.of());
        return new BuildExplainer(project, ProjectBoundary.of(root), new PreparedToolchain(Optional.empty())).explain(request, result).explanation();
    }
}
