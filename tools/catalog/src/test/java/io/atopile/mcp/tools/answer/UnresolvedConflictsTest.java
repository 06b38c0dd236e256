package io.atopile.mcp.tools.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import io.atopile.mcp.tools.design.DesignTools;
import io.atopile.mcp.tools.files.FileTools;
import io.atopile.mcp.tools.layout.LayoutTools;
import io.atopile.mcp.tools.packages.PackageTools;
import io.atopile.mcp.tools.report.ReportTools;
import io.atopile.mcp.tools.targets.TargetTools;
import io.atopile.mcp.tools.workspace.WorkspaceTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tools that would read a file with merge conflicts refuse before they begin and change nothing; reading and editing it is possible. */
class UnresolvedConflictsTest {

    private static final String MANIFEST = "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default:\n    entry: main.ato:App\n";
    private static final String SOURCE = "module App:\n    pass\n";
    private static final String BOARD = """
            (kicad_pcb
            	(version 20241229)
            	(footprint "lib:R0603"
            		(layer "F.Cu")
            		(at 10 20)
            		(property "Reference" "R1" (at 0 0) (layer "F.SilkS"))
            		(property "atopile_address" "r1" (at 0 0) (layer "F.Fab"))
            	)
            )
            """;
    private static final String BOARD_PATH = "layouts/default/default.kicad_pcb";

    @TempDir
    Path scratch;

    private Path root;
    private Builds builds;
    private LanguageServer language;
    private JsonService service;
    private Client client;

    @BeforeEach
    void project() throws IOException {
        root = Files.createDirectory(scratch.resolve("project"));
        write("ato.yaml", MANIFEST);
        write("main.ato", SOURCE);
        write(BOARD_PATH, BOARD);
        var settings = RealAto.settings(scratch);
        var finder = new AtoFinder(settings);
        var snapshots = scratch.resolve("snapshots");
        builds = new Builds(settings);
        language = new LanguageServer(finder);
        service = new JsonService();
        var layouts = new LayoutAccess(builds, snapshots);
        client = new Client(
                root,
                Stream.of(
                        WorkspaceTools.createTools(builds),
                        FileTools.createTools(snapshots, (_, _) -> Optional.empty()),
                        BuildTools.createTools(builds, finder, snapshots),
                        TargetTools.createTools(snapshots),
                        DesignTools.createTools(snapshots, builds, language, finder),
                        ReportTools.createTools(builds, layouts, _ -> Optional.empty()),
                        LayoutTools.createTools(layouts, new KicadFinder(settings.environment(), finder::findSandbox)),
                        PackageTools.createTools(finder, service, snapshots)));
    }

    @AfterEach
    void close() {
        client.close();
        language.close();
        service.close();
        builds.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "layout_get_component_position | {} | false",
        "layout_set_component_position | {\"component\": \"R1\", \"x_mm\": 3} | true",
        "layout_set_component_position | {\"component\": \"R1\", \"x_mm\": 3, \"dry_run\": true} | true",
        "layout_set_board_shape | {\"width_mm\": 30, \"height_mm\": 20} | true",
        "layout_run_drc | {} | false",
        "layout_render | {} | false",
        "report_nets | {} | false",
        "build_run | {} | true",
        "build_run | {\"frozen\": true} | true",
        "manufacturing_generate | {} | true",
        "build_explain | {} | false",
        "design_diagnostics | {} | false",
        "design_compare | {\"base\": \"HEAD\"} | false",
    })
    void conflictsInABoardStop(String tool, String arguments, boolean writes) throws IOException {
        write(BOARD_PATH, BOARD.replace("\t\t(at 10 20)\n", "<<<<<<< HEAD\n\t\t(at 10 20)\n=======\n\t\t(at 50 60)\n>>>>>>> feature/placement\n"));
        assertRefused(tool, arguments, BOARD_PATH + " has an unresolved merge conflict: lines 5 to 9: <<<<<<< HEAD (line 5), ======= (line 7), "
                + ">>>>>>> feature/placement (line 9).", writes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "build_run | {} | true",
        "manufacturing_generate | {} | true",
        "build_explain | {} | false",
        "design_check | {} | false",
        "design_check | {\"path\": \"main.ato\"} | false",
        "design_lookup | {\"path\": \"main.ato\", \"kind\": \"hover\", \"name\": \"App\"} | false",
        "design_diagnostics | {} | false",
        "design_modules | {} | false",
        "design_verify | {} | false",
        "design_compare | {\"base\": \"HEAD\"} | false",
    })
    void conflictsInASourceStop(String tool, String arguments, boolean writes) throws IOException {
        write("main.ato", "module App:\n<<<<<<< HEAD\n    pass\n||||||| 1a2b3c4\n    a = 1\n=======\n>>>>>>> feature\n");
        assertRefused(tool, arguments, "main.ato has an unresolved merge conflict: lines 2 to 7: <<<<<<< HEAD (line 2), ||||||| 1a2b3c4 (line 4), "
                + "======= (line 6), >>>>>>> feature (line 7).", writes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "workspace_list_targets | {} | false",
        "build_run | {} | true",
        "manufacturing_generate | {} | true",
        "manufacturing_summary | {} | false",
        "build_explain | {} | false",
        "build_create | {\"name\": \"two\", \"entry\": \"main.ato:App\"} | true",
        "build_rename | {\"name\": \"default\", \"new_name\": \"two\"} | true",
        "design_diagnostics | {} | false",
        "design_modules | {} | false",
        "design_verify | {} | false",
        "report_bom | {} | false",
        "report_nets | {} | false",
        "layout_get_component_position | {} | false",
        "layout_set_component_position | {\"component\": \"R1\", \"x_mm\": 3} | true",
        "packages_search | {\"query\": \"usb\"} | false",
        "packages_get | {\"identifier\": \"acme/usb\"} | false",
        "packages_install | {\"identifier\": \"acme/usb\"} | true",
        "packages_remove | {\"identifier\": \"acme/usb\"} | true",
        "packages_sync | {} | true",
        "packages_create_local | {\"name\": \"usb-power\"} | true",
    })
    void conflictsInTheManifestStop(String tool, String arguments, boolean writes) throws IOException {
        write("ato.yaml", MANIFEST.replace("  default:\n", "<<<<<<< ours\n  default:\n=======\n  main:\n>>>>>>> theirs\n"));
        assertRefused(tool, arguments, "ato.yaml has an unresolved merge conflict: lines 3 to 7: <<<<<<< ours (line 3), ======= (line 5), >>>>>>> theirs (line 7).", writes);
    }

    @Test
    void settingsOfTheBoardStopKicadButNotThePositions() throws IOException {
        write("layouts/default/default.kicad_pro", "{\n<<<<<<< HEAD\n=======\n>>>>>>> feature\n}\n");
        assertRefused("layout_run_drc", "{}", "layouts/default/default.kicad_pro has an unresolved merge conflict: lines 2 to 4: "
                + "<<<<<<< HEAD (line 2), ======= (line 3), >>>>>>> feature (line 4).", false);
        assertEquals("ok", client.call("layout_get_component_position", "{\"component\": \"R1\"}").at("/code").asString());
    }

    @Test
    void theManifestOfALocalPackageStopsTheChangeOfPackages() throws IOException {
        write("ato.yaml", MANIFEST + "dependencies:\n  - {type: file, identifier: local/usb, path: packages/usb}\n");
        write("packages/usb/ato.yaml", "package:\n<<<<<<< HEAD\n  identifier: local/usb\n=======\n>>>>>>> feature\n");
        assertRefused("packages_sync", "{\"project\": \".\"}", "packages/usb/ato.yaml has an unresolved merge conflict: lines 2 to 5: <<<<<<< HEAD (line 2), "
                + "======= (line 4), >>>>>>> feature (line 5).", true);
    }

    @Test
    void otherFilesAreCounted() throws IOException {
        write(BOARD_PATH, BOARD + "<<<<<<< HEAD\n");
        write("main.ato", "module App:\n<<<<<<< HEAD\n    pass\n=======\n>>>>>>> feature\n");
        var answer = client.call("build_run", "{}");
        assertEquals(
                "FAILED: NOTHING WAS WRITTEN. " + BOARD_PATH + " has an unresolved merge conflict: a marker left behind: <<<<<<< HEAD (line 10); 1 other file has some too.",
                answer.at("/message").asString());
        assertTrue(answer.at("/hint").asString().startsWith("Delete line 10 of " + BOARD_PATH + " with project_edit_file"), answer.toString());
    }

    @Test
    void ofSeveralProjectsTheOthersAreListed() throws IOException {
        write("nested/ato.yaml", "<<<<<<< HEAD\n=======\n>>>>>>> feature\n");
        var answer = client.call("workspace_list_targets", "{}");
        assertEquals("ok", answer.at("/code").asString());
        assertEquals(2, answer.at("/data/projects_total").asInt());
        assertTrue(answer.at("/message").asString().contains("In project 'nested', ato.yaml has an unresolved merge conflict: lines 1 to 3"), answer.toString());
    }

    @Test
    void aFileWithConflictsIsReadAndMendedByTheFileTools() throws IOException {
        for (var path : new String[] {"main.ato", "ato.yaml", BOARD_PATH}) {
            var merged = Files.readString(root.resolve(path));
            var first = merged.substring(0, merged.indexOf('\n') + 1);
            write(path, first + "<<<<<<< HEAD\n=======\nunwanted\n>>>>>>> feature\n" + merged.substring(first.length()));
            var page = client.call("project_read_file", "{\"path\": \"%s\"}".formatted(path));
            assertEquals("ok", page.at("/code").asString(), page.toString());
            assertEquals("ok", deleteLines(path, page, 2, 5).at("/code").asString());
            assertEquals(merged, Files.readString(root.resolve(path)));
        }
        assertEquals("ok", client.call("layout_get_component_position", "{\"component\": \"R1\"}").at("/code").asString());
    }

    private JsonNode deleteLines(String path, JsonNode page, int from, int to) {
        var lines = page.at("/data/content").asString().lines().toList();
        var anchors = lines.stream().map(line -> line.split("\\|", 2)[0].strip()).toList();
        return client.call(
                "project_edit_file",
                "{\"path\": \"%s\", \"edits\": [{\"op\": \"delete\", \"anchor\": \"%s\", \"end_anchor\": \"%s\"}]}"
                        .formatted(path, anchors.get(from - 1), anchors.get(to - 1)));
    }

    private void assertRefused(String tool, String arguments, String message, boolean writes) throws IOException {
        var before = readTree();
        var answer = client.call(tool, arguments);
        assertEquals("merge_conflict", answer.at("/code").asString(), answer.toString());
        assertEquals("FAILED: " + (writes ? "NOTHING WAS WRITTEN. " : "") + message, answer.at("/message").asString());
        assertFalse(answer.at("/retryable").asBoolean());
        assertTrue(answer.at("/hint").asString().startsWith("Choose a side in "), answer.toString());
        assertEquals(before, readTree());
        assertEquals(0, builds.list(root.toRealPath()).size());
    }

    private Map<String, String> readTree() throws IOException {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                tree.put(root.relativize(file).toString(), Files.isRegularFile(file) ? Files.readString(file) : "");
            }
        }
        return tree;
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
