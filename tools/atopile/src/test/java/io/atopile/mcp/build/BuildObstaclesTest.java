package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildObstaclesTest {

    private static final String MANIFEST = "requires-atopile: ^0.15.0\npaths:\n  src: .\n  layout: layout\nbuilds:\n  default:\n    entry: main.ato:Main\n";
    private static final String CONFLICT = "<<<<<<< HEAD\none\n=======\nother\n>>>>>>> theirs\n";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void lay() throws IOException {
        root = Files.createDirectories(folder.resolve("board")).toRealPath();
        write("ato.yaml", MANIFEST);
        write("main.ato", "module Main:\n    pass\n");
        write("layout/default/default.kicad_pcb", "(kicad_pcb)\n");
    }

    @Test
    void aBuildWithoutObstaclesRuns() {
        assertEquals(List.of(), find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ato.yaml", "main.ato", "layout/default/default.kicad_pcb", "layout/default/default.kicad_pro", "part.kicad_mod"})
    void aConflictIsFoundWithItsLine(String path) throws IOException {
        write(path, (Files.exists(root.resolve(path)) ? Files.readString(root.resolve(path)) : "") + "\n" + CONFLICT);
        var line = Files.readAllLines(root.resolve(path)).indexOf("<<<<<<< HEAD") + 1;
        var found = find().getFirst();
        assertEquals(path + ":" + line + " merge_conflict", "%s:%d %s".formatted(found.file().orElseThrow(), found.line().orElseThrow(), found.code()));
        assertTrue(found.message().contains("Choose a side"), found.message());
        assertEquals("<<<<<<< HEAD", found.source().orElseThrow());
    }

    @Test
    void anImportThatLeavesTheProjectIsTheObstacleThatIsTold() throws IOException {
        Files.writeString(folder.resolve("other.ato"), "module Other:\n    pass\n");
        write("main.ato", "from \"../other.ato\" import Other\nmodule Main:\n    pass\n");
        write("part.kicad_mod", CONFLICT);
        assertEquals(List.of(Diagnostic.OUTSIDE_IMPORT), find().stream().map(Diagnostic::code).toList());
    }

    private List<Diagnostic> find() {
        return BuildObstacles.find(new BuildRequest(root.toString(), "default", "main.ato:Main", BuildOptions.DEFAULT, root.toString()));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
