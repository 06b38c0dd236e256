package io.atopile.mcp.tools.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import io.atopile.mcp.tools.files.FileTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The layout tools on a board that the real ato laid out, read again by the real KiCad and the next build. */
class LayoutToolsTest {

    private static final Path BOARD = Path.of("../../conformance/boards/divider");
    private static final SyntaxCheck NO_ADVICE = (_, _) -> Optional.empty();

    @TempDir
    static Path scratch;

    private static AtopileSettings settings;
    private static Path root;
    private static Path layout;
    private static byte[] asBuilt;
    private static Builds builds;
    private static Client client;

    @BeforeAll
    static void build() throws Exception {
        settings = RealAto.settings(scratch);
        RealAto.in(settings);
        root = Files.createDirectory(scratch.resolve("divider"));
        for (var name : List.of("ato.yaml", "divider.ato", "parts")) {
            try (var files = Files.walk(BOARD.resolve(name))) {
                for (var file : files.toList()) {
                    Files.copy(file, root.resolve(BOARD.relativize(file).toString()));
                }
            }
        }
        builds = new Builds(settings);
        client = client(settings);
        assertEquals("ok", client.call("build_run", "{\"wait_seconds\": 300}").at("/code").asString());
        layout = root.resolve("layouts/default/default.kicad_pcb");
        asBuilt = Files.readAllBytes(layout);
    }

    private static Client client(AtopileSettings machine) throws IOException {
        var desk = new LayoutAccess(builds, scratch.resolve("snapshots"));
        return new Client(
                root,
                Stream.of(
                        FileTools.createTools(scratch.resolve("snapshots"), NO_ADVICE),
                        BuildTools.createTools(builds, new AtoFinder(settings), scratch.resolve("snapshots")),
                        LayoutTools.createTools(desk, new KicadFinder(machine.environment(), new AtoFinder(machine)::findSandbox))));
    }

    @AfterAll
    static void close() {
        client.close();
        builds.close();
    }

    @BeforeEach
    void asItWasBuilt() throws IOException {
        Files.write(layout, asBuilt);
    }

    @Test
    void aMoveTouchesTheNumbersAndNothingElseAndCanBeUndone() throws Exception {
        var moved = client.call("layout_set_component_position", "{\"component\": \"top\", \"x_mm\": 12.5, \"y_mm\": -3.25}");
        assertEquals("top is now at x 12.5, y -3.25 mm, rotated by 0.0 degrees, on the front. Undo with undo_id %s."
                .formatted(moved.at("/data/undo_id").asString()), moved.at("/message").asString());
        var before = new String(asBuilt, UTF_8).lines().toList();
        var after = Files.readString(layout).lines().toList();
        assertEquals(before.size(), after.size());
        var changed = Stream.iterate(0, i -> i < before.size(), i -> i + 1).filter(i -> !before.get(i).equals(after.get(i))).toList();
        assertEquals(1, changed.size(), changed.toString());
        assertEquals("\t\t(at 12.5 -3.25 0)", after.get(changed.getFirst()));
        assertEquals("ok", client.call("project_undo_edit", "{\"path\": \"layouts/default/default.kicad_pcb\"}").at("/code").asString());
        assertArrayEquals(asBuilt, Files.readAllBytes(layout));
    }

    @Test
    void theNextBuildAndKicadFindWhatWasMovedWhereItWasPut() {
        var shape = client.call("layout_set_board_shape", "{\"width_mm\": 40, \"height_mm\": 30, \"corner_radius_mm\": 3, \"left_mm\": -10, \"top_mm\": -10}");
        assertEquals("ok", shape.at("/code").asString(), shape.toString());
        assertEquals(0, shape.at("/data/outside_total").asInt());
        client.call("layout_set_component_position", "{\"component\": \"R2\", \"x_mm\": 5, \"y_mm\": 14, \"rotation_deg\": 90, \"side\": \"back\"}");
        assertEquals("ok", client.call("build_run", "{\"wait_seconds\": 300}").at("/code").asString());
        var top = client.call("layout_get_component_position", "{\"component\": \"top\"}");
        assertEquals(List.of("5.0", "14.0", "90.0", "back"), Stream.of("x_mm", "y_mm", "rotation_deg", "side")
                .map(name -> top.at("/data/components/0/" + name).asString())
                .toList());
        assertEquals("{\"left_mm\":-10.0,\"top_mm\":-10.0,\"width_mm\":40.0,\"height_mm\":30.0}", top.at("/data/outline").toString());
        var check = client.call("layout_run_drc", "{}");
        var rules = rules(check);
        assertTrue(!rules.containsKey("invalid_outline"), rules.toString());
        assertEquals(4, check.at("/data/unconnected").asInt(), check.toString());
        assertEquals("Route what is unconnected in KiCad, then layout_run_drc again.", check.path("hint").asString());
        assertTrue(places(check).contains("Pad 1 [hv] of R2 on B.Cu at 5.0, 14.8") || places(check).contains("Pad 1 [hv] of R2 on B.Cu at 5.0, 13.2"), places(check));
    }

    @Test
    void withoutAnOutlineTheCheckSaysSo() {
        var check = client.call("layout_run_drc", "{\"severity\": \"error\"}");
        assertEquals(1, rules(check).get("invalid_outline"));
        assertTrue(check.path("message").asString().startsWith("1 error, 5 warnings, 4 unconnected; first: Board has malformed outline"), check::toString);
        assertEquals("layout_set_board_shape gives the board its outline.", check.path("hint").asString());
        assertTrue(client.call("layout_get_component_position", "{}").at("/message").asString().contains("no outline"));
    }

    @Test
    void aSecondShapeTakesTheFirstOnesPlace() throws IOException {
        client.call("layout_set_board_shape", "{\"width_mm\": 50, \"height_mm\": 40, \"corner_radius_mm\": 5}");
        var once = Files.readString(layout);
        var wide = client.call("layout_set_board_shape", "{\"width_mm\": 60, \"height_mm\": 40}");
        assertEquals(8, wide.at("/data/removed_shapes").asInt());
        assertEquals(4, Files.readString(layout).split("Edge.Cuts", -1).length - 2);
        client.call("layout_set_board_shape", "{\"width_mm\": 50, \"height_mm\": 40, \"corner_radius_mm\": 5}");
        assertEquals(once, Files.readString(layout));
    }

    @Test
    void aPictureComesAsAnImage() {
        client.call("layout_set_board_shape", "{\"width_mm\": 40, \"height_mm\": 30, \"left_mm\": -10, \"top_mm\": -10}");
        var reply = client.reply("layout_render", "{\"width\": 400, \"height\": 300}");
        var image = assertInstanceOf(ContentBlock.Image.class, reply.blocks().getFirst());
        var bytes = Base64.getDecoder().decode(image.data());
        assertEquals("PNG", new String(Arrays.copyOfRange(bytes, 1, 4), UTF_8));
        assertTrue(bytes.length > 3_000 && bytes.length < 300_000, bytes.length + " bytes");
        assertNull(reply.structured());
    }

    @Test
    void aBoardThatKicadHasOpenIsLeftAlone() throws IOException {
        var lock = Files.writeString(layout.resolveSibling("~default.kicad_pcb.lck"), "{\"hostname\":\"h\",\"username\":\"u\"}");
        try {
            var answer = client.call("layout_set_component_position", "{\"component\": \"top\", \"x_mm\": 1}");
            assertEquals("conflict", answer.at("/code").asString());
            assertArrayEquals(asBuilt, Files.readAllBytes(layout));
        } finally {
            Files.delete(lock);
        }
    }

    @Test
    void aRunningBuildOfTheTargetIsAConflict() throws IOException {
        var build = client.call("build_run", "{\"wait_seconds\": 0}").at("/data/build_id").asString();
        var answer = client.call("layout_set_component_position", "{\"component\": \"top\", \"x_mm\": 1}");
        assertEquals("conflict", answer.at("/code").asString(), answer.toString());
        assertEquals("ok", client.call("build_status", "{\"build_id\": \"%s\", \"wait_seconds\": 300}".formatted(build)).at("/code").asString());
    }

    @Test
    void mistakesAreAnsweredAndNothingIsWritten() throws IOException {
        var mistaken = new HashMap<String, String>();
        mistaken.put("{\"component\": \"topp\", \"x_mm\": 1}", "not_found");
        mistaken.put("{\"component\": \"top\"}", "validation_error");
        mistaken.put("{\"component\": \"top\", \"x_mm\": 1e9}", "validation_error");
        mistaken.put("{\"component\": \"top\", \"x_mm\": 1, \"rev\": \"other\"}", "conflict");
        mistaken.forEach((arguments, code) -> assertEquals(code, client.call("layout_set_component_position", arguments).at("/code").asString(), arguments));
        assertEquals("Did you mean top?", client.call("layout_set_component_position", "{\"component\": \"topp\", \"x_mm\": 1}").at("/hint").asString());
        for (var shape : List.of("{\"width_mm\": 0, \"height_mm\": 3}", "{\"width_mm\": 10, \"height_mm\": 4, \"corner_radius_mm\": 2.1}", "{\"width_mm\": 9, \"height_mm\": 9, \"left_mm\": 1}")) {
            assertEquals("validation_error", client.call("layout_set_board_shape", shape).at("/code").asString(), shape);
        }
        var tried = client.call("layout_set_component_position", "{\"component\": \"top\", \"mode\": \"relative\", \"x_mm\": 1.5, \"dry_run\": true}");
        assertTrue(tried.at("/message").asString().startsWith("top would be at x 11.5"), tried.toString());
        assertArrayEquals(asBuilt, Files.readAllBytes(layout));
    }

    @Test
    void withoutKicadTheAnswerNamesTheFix() throws IOException {
        var environment = new HashMap<>(settings.environment());
        environment.put("PATH", scratch.toString());
        var without = new AtopileSettings(settings.ato(), settings.state(), settings.data(), settings.userLog(), environment);
        try (var poor = client(without)) {
            for (var tool : List.of("layout_run_drc", "layout_render")) {
                var answer = poor.call(tool, "{}");
                assertEquals("capability_missing", answer.at("/code").asString());
                assertTrue(answer.at("/hint").asString().contains("Install KiCad 9"));
            }
        }
    }

    private static Map<String, Integer> rules(JsonNode check) {
        var rules = new HashMap<String, Integer>();
        check.at("/data/findings").forEach(finding -> rules.merge(finding.at("/rule").asString(), 1, Integer::sum));
        return rules;
    }

    private static String places(JsonNode check) {
        return StreamSupport.stream(check.at("/data/findings").spliterator(), false)
                .flatMap(finding -> StreamSupport.stream(finding.at("/places").spliterator(), false))
                .map(place -> "%s at %s, %s".formatted(place.at("/what").asString(), place.at("/x_mm").asDouble(), place.at("/y_mm").asDouble()))
                .distinct()
                .toList()
                .toString();
    }
}
