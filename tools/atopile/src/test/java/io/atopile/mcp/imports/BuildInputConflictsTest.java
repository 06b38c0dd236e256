package io.atopile.mcp.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the files of a project, a build is stopped by merge conflicts in those that it reads. */
class BuildInputConflictsTest {

    private static final String CONFLICT = "\n<<<<<<< HEAD\n=======\n>>>>>>> feature\n";

    private static final Map<String, String> FILES = files();

    @TempDir
    Path root;

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("ato.yaml", """
                paths: {src: ./, layout: ./layouts}
                dependencies:
                  - {type: file, identifier: local/usb, path: packages/usb}
                builds:
                  default: {entry: "main.ato:App"}
                  block: {entry: "block.ato:Block"}
                  other: {entry: "other.ato:Other"}
                """);
        files.put("main.ato", "from \"block.ato\" import Block\nfrom \"parts/R/R.ato\" import R\nfrom \"packages/usb/usb.ato\" import Usb\nmodule App:\n    a = new Block\n");
        files.put("block.ato", "module Block:\n    pass\n");
        files.put("other.ato", "module Other:\n    pass\n");
        files.put("packages/usb/ato.yaml", "package: {identifier: local/usb}\npaths: {src: ./, layout: ./layouts}\nbuilds: {default: {entry: \"usb.ato:Usb\"}}\n");
        files.put("packages/usb/usb.ato", "module Usb:\n    pass\n");
        files.put("packages/spare/ato.yaml", "package: {identifier: local/spare}\n");
        files.put("packages/usb/layouts/default/default.kicad_pcb", "(kicad_pcb)\n");
        files.put("parts/R/R.ato", "component R:\n    pass\n");
        files.put("parts/C/C.ato", "component C:\n    pass\n");
        List.of("parts/R/R.kicad_mod", "parts/R/R.kicad_sym", "parts/C/C.kicad_mod", "layouts/default/default.kicad_pcb", "layouts/default/fp-lib-table",
                        "layouts/default/default.kicad_pro", "layouts/default/default.kicad_dru", "layouts/default/default-backup.kicad_pcb",
                        "layouts/block/block.kicad_pcb", "layouts/other/other.kicad_pcb", "README.md", "parts/R/R.step")
                .forEach(path -> files.put(path, "(kicad)\n"));
        return files;
    }

    @BeforeEach
    void project() throws IOException {
        root = root.toRealPath();
        for (var file : FILES.entrySet()) {
            Files.createDirectories(root.resolve(file.getKey()).getParent());
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "main.ato, true",
        "block.ato, true",
        "other.ato, false",
        "parts/R/R.ato, true",
        "parts/R/R.kicad_mod, true",
        "parts/R/R.kicad_sym, true",
        "parts/R/R.step, false",
        "parts/C/C.ato, false",
        "parts/C/C.kicad_mod, false",
        "packages/usb/usb.ato, true",
        "packages/usb/ato.yaml, true",
        "packages/usb/layouts/default/default.kicad_pcb, true",
        "packages/spare/ato.yaml, false",
        "layouts/default/default.kicad_pcb, true",
        "layouts/default/default-backup.kicad_pcb, false",
        "layouts/default/fp-lib-table, true",
        "layouts/default/default.kicad_pro, true",
        "layouts/default/default.kicad_dru, true",
        "layouts/block/block.kicad_pcb, true",
        "layouts/other/other.kicad_pcb, false",
        "README.md, false",
    })
    void aBuildReadsTheFile(String path, boolean isRead) throws IOException {
        append(path, CONFLICT);
        assertEquals(isRead ? List.of(path) : List.of(), findInBuild());
    }

    @ParameterizedTest
    @CsvSource({
        "main.ato, true",
        "block.ato, true",
        "packages/usb/ato.yaml, true",
        "parts/R/R.ato, true",
        "parts/R/R.kicad_mod, false",
        "layouts/default/default.kicad_pcb, false",
        "other.ato, false",
    })
    void theSourcesOfAnEntryAreFewer(String path, boolean isSource) throws IOException {
        append(path, CONFLICT);
        assertEquals(isSource ? List.of(path) : List.of(), toPaths(BuildInputConflicts.findInSources(root, "main.ato:App")));
    }

    @Test
    void importsAreFollowedThroughAFileWithConflicts() throws IOException {
        Files.writeString(root.resolve("main.ato"), "<<<<<<< HEAD\nfrom \"other.ato\" import Other\n=======\nfrom \"block.ato\" import Block\n>>>>>>> feature\nmodule App:\n    pass\n");
        append("other.ato", CONFLICT);
        append("block.ato", CONFLICT);
        append("layouts/default/default.kicad_pcb", CONFLICT);
        assertEquals(List.of("layouts/default/default.kicad_pcb", "main.ato", "other.ato", "block.ato"), findInBuild());
    }

    @ParameterizedTest
    @CsvSource({
        "main.ato, '\"\"\"\nTitle\n=======\n\"\"\"\n', false",
        "main.ato, '\n>>>>>>> feature\n', false",
        "layouts/default/default.kicad_pcb, '\n>>>>>>> feature\n', true",
        "layouts/default/default.kicad_pcb, '\n=======\n', false",
    })
    void onlyFilesOfFixedFormShowASingleMarker(String path, String text, boolean isFound) throws IOException {
        append(path, text);
        assertEquals(isFound ? List.of(path) : List.of(), findInBuild());
    }

    @Test
    void anEntryOrTargetThatIsNoPathHasNoConflicts() throws IOException {
        append("main.ato", CONFLICT);
        append("ato.yaml", "  odd: {entry: \"a\\0b.ato:App\"}\n  \"b\\0c\": {entry: \"block.ato:Block\"}\n");
        assertEquals(List.of(), BuildInputConflicts.findInSources(root, "a\0b.ato:App"));
        assertEquals(List.of(), BuildInputConflicts.findInSources(root, "../../etc/passwd:App"));
        assertEquals(List.of("main.ato"), findInBuild());
    }

    @Test
    void theManifestIsReadAsConflictedAndNotAsMalformed() throws IOException {
        append("ato.yaml", CONFLICT);
        var reading = assertInstanceOf(ProjectReadResult.Conflicted.class, ProjectFile.read(root));
        assertEquals(9, reading.conflicts().getFirst().start());
        assertEquals(9, ProjectFile.findFault(root).orElseThrow().line());
    }

    @Test
    void aBoardKnowsTheConflictsOfItsSettings() throws IOException {
        append("layouts/default/default.kicad_pro", CONFLICT);
        append("layouts/default/default.kicad_pcb", CONFLICT);
        var found = BuildInputConflicts.findInBoardSettings(root, root.resolve("layouts/default/default.kicad_pcb"));
        assertEquals(List.of("layouts/default/default.kicad_pro"), toPaths(found));
    }

    @Test
    void manifestsOfPackagesAreFoundByTheirFolders() throws IOException {
        append("packages/usb/ato.yaml", CONFLICT);
        append("packages/spare/ato.yaml", CONFLICT);
        var found = BuildInputConflicts.findInManifests(root, List.of(Path.of("packages/usb"), Path.of("../elsewhere"), Path.of("packages/none")));
        assertEquals(List.of("packages/usb/ato.yaml"), toPaths(found));
    }

    private void append(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), Files.readString(root.resolve(path)) + text);
    }

    private List<String> findInBuild() {
        var project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        return toPaths(BuildInputConflicts.findInBuild(project, project.findTarget("default").orElseThrow()));
    }

    private static List<String> toPaths(List<ConflictedFile> files) {
        return files.stream().map(ConflictedFile::path).toList();
    }
}
