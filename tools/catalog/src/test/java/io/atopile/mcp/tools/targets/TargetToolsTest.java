package io.atopile.mcp.tools.targets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import io.atopile.mcp.tools.files.FileTools;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.layout.LayoutTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that are added and renamed are built by the real ato, and a layout goes along with its target. */
class TargetToolsTest {

    private static final String MANIFEST = "# the board\npaths: {src: ./, layout: ./layouts}\nbuilds:\n  default:  # the usual one\n    entry: main.ato:Main\n";

    @TempDir
    Path scratch;

    private Path root;
    private Builds builds;
    private Client client;

    @BeforeEach
    void project() throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        root = Files.createDirectory(scratch.resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), MANIFEST);
        Files.writeString(root.resolve("main.ato"), "import Electrical\n\nmodule Main:\n    a = new Electrical\n\nmodule Other:\n    b = new Electrical\n");
        builds = new Builds(settings);
        var snapshots = scratch.resolve("snapshots");
        client = new Client(
                root,
                Stream.of(
                        FileTools.createTools(snapshots, (_, _) -> Optional.empty()),
                        BuildTools.createTools(builds, new AtoFinder(settings), snapshots),
                        LayoutTools.createTools(new LayoutAccess(builds, snapshots), new KicadFinder(settings.environment(), new AtoFinder(settings)::findSandbox)),
                        TargetTools.createTools(snapshots)));
    }

    @AfterEach
    void close() {
        client.close();
        builds.close();
    }

    @Test
    void aNewTargetBuilds() throws IOException {
        var made = client.call("build_create", "{\"name\": \"other\", \"entry\": \"main.ato:Other\"}");
        assertEquals("ok", made.at("/code").asString(), made.toString());
        assertEquals(MANIFEST + "  other:\n    entry: main.ato:Other\n", Files.readString(root.resolve("ato.yaml")));
        assertEquals("empty_design", client.call("build_run", "{\"target\": \"other\", \"wait_seconds\": 300}").at("/data/design_warnings").values().stream().map(each -> each.path("code").asString()).filter("empty_design"::equals).findFirst().orElse(""));
        client.call("project_undo_edit", "{\"path\": \"ato.yaml\"}");
        assertEquals(MANIFEST, Files.readString(root.resolve("ato.yaml")));
    }

    @Test
    void aRenamedTargetGoesOnWithItsLayout() throws IOException {
        client.call("build_run", "{\"wait_seconds\": 300}");
        client.call("layout_set_board_shape", "{\"width_mm\": 33, \"height_mm\": 22}");
        var board = Files.readAllBytes(root.resolve("layouts/default/default.kicad_pcb"));
        var renamed = client.call("build_rename", "{\"name\": \"default\", \"new_name\": \"main\"}");
        assertEquals("ok", renamed.at("/code").asString(), renamed.toString());
        assertEquals("[\"layouts/default\",\"build/builds/default\"]", renamed.at("/data/left").toString());
        assertArrayEquals(board, Files.readAllBytes(root.resolve("layouts/main/main.kicad_pcb")));
        assertEquals("ok", client.call("build_run", "{\"target\": \"main\", \"wait_seconds\": 300}").at("/code").asString());
        assertEquals(33, client.call("layout_get_component_position", "{}").at("/data/outline/width_mm").asInt());
    }

    @Test
    void mistakesLeaveEverythingAsItWas() throws IOException {
        Files.createDirectories(root.resolve("layouts/default"));
        Files.createDirectories(root.resolve("layouts/taken"));
        Files.writeString(root.resolve("layouts/default/default.kicad_pcb"), "(kicad_pcb)");
        assertCode("conflict", "build_create", "{\"name\": \"default\", \"entry\": \"main.ato:Main\"}");
        assertCode("validation_error", "build_create", "{\"name\": \"null\", \"entry\": \"main.ato:Main\"}");
        assertCode("validation_error", "build_create", "{\"name\": \"x\", \"entry\": \"main.ato\"}");
        assertCode("not_found", "build_create", "{\"name\": \"x\", \"entry\": \"gone.ato:Main\"}");
        assertCode("policy_denied", "build_create", "{\"name\": \"x\", \"entry\": \"../../etc/x.ato:Main\"}");
        var unknown = client.call("build_create", "{\"name\": \"x\", \"entry\": \"main.ato:Mian\"}");
        assertEquals("It declares Main, Other.", unknown.at("/hint").asString());
        assertEquals("Did you mean default?", client.call("build_rename", "{\"name\": \"defualt\", \"new_name\": \"x\"}").at("/hint").asString());
        assertCode("conflict", "build_rename", "{\"name\": \"default\", \"new_name\": \"taken\"}");
        assertEquals(MANIFEST, Files.readString(root.resolve("ato.yaml")));
        try (var layouts = Files.list(root.resolve("layouts"))) {
            assertEquals(List.of("default", "taken"), layouts.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private void assertCode(String code, String tool, String arguments) {
        var answer = client.call(tool, arguments);
        assertEquals(code, answer.at("/code").asString(), arguments);
        assertTrue(answer.at("/message").asString().startsWith("FAILED: NOTHING WAS WRITTEN"), answer.toString());
    }
}
