package io.atopile.mcp.tools.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.kicad.KicadSearchResult;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.RealPart;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import io.atopile.mcp.tools.report.ReportTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Boards of several releases of KiCad, read and changed by the tools; KiCad 9 refuses those of a newer one. */
class BoardVersionsTest {

    private static final String LAYERS = "(layers (0 \"F.Cu\" signal) (%s \"B.Cu\" signal) (%s \"F.SilkS\" user) (%s \"Edge.Cuts\" user) (%s \"F.Fab\" user))";
    private static final String KICAD_7 = """
            (kicad_pcb (version 20221018) (generator pcbnew)
              (general (thickness 1.6))
              %s
              (net 0 "") (net 1 "GND") (net 2 "VCC")
              (footprint "lib:R" (layer "F.Cu") (tstamp 00000000-0000-4000-8000-000000000001)
                (at 100 50 90)
                (fp_text reference "R7" (at 0 -1 90) (layer "F.SilkS") (tstamp 00000000-0000-4000-8000-000000000002)
                  (effects (font (size 1 1) (thickness 0.15))))
                (fp_text value "10k" (at 0 1 90) (layer "F.Fab") (tstamp 00000000-0000-4000-8000-000000000003)
                  (effects (font (size 1 1) (thickness 0.15))))
                (pad "1" smd rect (at -0.5 0 90) (size 0.6 0.6) (layers "F.Cu") (net 1 "GND") (tstamp 00000000-0000-4000-8000-000000000004))
                (pad "2" smd rect (at 0.5 0 90) (size 0.6 0.6) (layers "F.Cu") (net 2 "VCC") (tstamp 00000000-0000-4000-8000-000000000005))
              )
            )
            """.formatted(LAYERS.formatted(31, 37, 44, 49));

    @TempDir
    Path scratch;

    private Path board;
    private Builds builds;
    private AtoFinder finder;
    private Client client;

    @BeforeEach
    void project() throws IOException {
        var root = Files.createDirectory(scratch.resolve("project"));
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default: {entry: main.ato:App}\n");
        Files.writeString(root.resolve("main.ato"), "module App:\n    pass\n");
        board = root.resolve("layouts/default/default.kicad_pcb");
        Files.createDirectories(board.getParent());
        var settings = RealAto.settings(scratch);
        builds = new Builds(settings);
        finder = new AtoFinder(settings);
        var layouts = new LayoutAccess(builds, scratch.resolve("snapshots"));
        client = new Client(
                root,
                Stream.of(
                        LayoutTools.createTools(layouts, finder.kicad()),
                        ReportTools.createTools(builds, layouts, _ -> Optional.empty()),
                        BuildTools.createTools(builds, finder, scratch.resolve("snapshots"))));
    }

    @AfterEach
    void close() {
        client.close();
        builds.close();
    }

    private static String board(String version) {
        return switch (version) {
            case "7" -> KICAD_7;
            case "8" -> toProperties("(version 20240108) (generator \"pcbnew\") (generator_version \"8.0\")");
            case "9" -> toProperties("(version 20241229) (generator \"pcbnew\") (generator_version \"9.0\")").replace(LAYERS.formatted(31, 37, 44, 49), LAYERS.formatted(2, 5, 25, 35));
            case "10" -> board("9").replace("20241229", "20260206")
                    .replace("\"9.0\"", "\"10.0\"")
                    .replace("(net 0 \"\") (net 1 \"GND\") (net 2 \"VCC\")", "")
                    .replaceAll("\\(net \\d ", "(net ");
            default -> throw new IllegalArgumentException(version);
        };
    }

    private static String toProperties(String header) {
        return KICAD_7.replace("(version 20221018) (generator pcbnew)", header)
                .replace("fp_text reference", "property \"Reference\"")
                .replace("fp_text value", "property \"Value\"")
                .replace("tstamp", "uuid");
    }

    @ParameterizedTest
    @CsvSource({"7", "8", "9", "10"})
    void anOutlineInAFootprintIsNotReplaced(String version) throws IOException {
        Files.writeString(board, board(version).replace("(pad \"2\"", "(fp_rect (start -5 -10) (end 5 10) (layer \"Edge.Cuts\")) (pad \"2\""));
        var found = client.call("layout_get_component_position", "{}");
        assertEquals(20.0, found.at("/data/outline/width_mm").asDouble(), found::toString);
        var shaped = client.call("layout_set_board_shape", "{\"width_mm\": 30, \"height_mm\": 20, \"dry_run\": true}");
        assertEquals(0, shaped.at("/data/removed_shapes").asInt(-1), shaped::toString);
        assertEquals("The footprint lib:R of R7 draws an outline too, which remains; delete one of the two in KiCad.", shaped.at("/data/warnings/0").asString(), shaped::toString);
    }

    @ParameterizedTest
    @CsvSource({"7", "8", "9", "10"})
    void theComponentIsKnownByItsReference(String version) throws IOException {
        Files.writeString(board, board(version));
        var found = client.call("layout_get_component_position", "{\"component\": \"R7\"}");
        assertEquals("R7 is at x 100.0, y 50.0 mm, rotated by 90.0 degrees, on the front; 2 pads.", found.at("/message").asString());
        assertEquals("10k", found.at("/data/components/0/value").asString());
        assertEquals("1 GND 100.0 50.5 90.0 front", describePad(found.at("/data/pads/0")));
        assertEquals("2 VCC 100.0 49.5 90.0 front", describePad(found.at("/data/pads/1")));
        assertEquals(2, found.at("/data/pads_total").asInt());
        var net = client.call("report_nets", "{\"pin\": \"R7.1\"}");
        assertEquals("GND", net.at("/data/nets/0/net").asString(), net.toString());
        var moved = client.call("layout_set_component_position", "{\"component\": \"R7\", \"x_mm\": 20, \"rotation_deg\": 0, \"side\": \"back\"}");
        assertEquals("ok", moved.at("/code").asString(), moved.toString());
        var flipped = client.call("layout_get_component_position", "{\"component\": \"R7\"}");
        assertEquals("1 GND 19.5 50.0 0.0 back", describePad(flipped.at("/data/pads/0")));
    }

    private static String describePad(JsonNode pad) {
        return "%s %s %s %s %s %s".formatted(
                pad.at("/pad").asString(), pad.at("/net").asString(), pad.at("/x_mm").asDouble(), pad.at("/y_mm").asDouble(), pad.at("/rotation_deg").asDouble(),
                pad.at("/sides/0").asString());
    }

    @Test
    void padsAreListedPageByPage() throws IOException {
        var pads = IntStream.rangeClosed(1, 120).mapToObj("(pad \"%d\" smd rect (at 0 0) (layers \"F.Cu\"))"::formatted).collect(Collectors.joining("\n"));
        Files.writeString(board, "(kicad_pcb (version 20241229) (footprint \"x\" (at 1 2) (property \"Reference\" \"U1\") %s))".formatted(pads));
        var first = client.call("layout_get_component_position", "{\"component\": \"U1\", \"limit\": 100}");
        assertEquals(100, first.at("/data/pads").size());
        assertEquals(120, first.at("/data/pads_total").asInt());
        var second = client.call(
                "layout_get_component_position", "{\"component\": \"U1\", \"limit\": 100, \"cursor\": \"%s\"}".formatted(first.at("/data/next_cursor").asString()));
        assertEquals("101", second.at("/data/pads/0/pad").asString());
        assertEquals(20, second.at("/data/pads").size());
        assertEquals(0, client.call("layout_get_component_position", "{}").at("/data/pads").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "layout_run_drc | {} | No check was run",
        "layout_render | {} | No image was rendered",
        "manufacturing_generate | {} | Nothing was built",
        "build_run | {\"include_targets\": [\"step\"]} | Nothing was built",
        "build_run | {\"include_targets\": [\"glb\"], \"frozen\": true} | Nothing was built",
    })
    void aBoardOfANewerKicadNeedsThatKicad(String tool, String arguments, String unmet) throws Exception {
        RealAto.in(RealAto.settings(scratch));
        var kicad = requireKicad();
        Files.writeString(board, board("10"));
        var answer = client.call(tool, arguments);
        assertEquals("capability_missing", answer.at("/code").asString(), answer.toString());
        assertEquals(
                ("FAILED: %s: layouts/default/default.kicad_pcb has file format 20260206 (a KiCad newer than 9), written by KiCad 10.0; "
                        + "the installed KiCad %s can't load formats newer than 20241229.").formatted(unmet, kicad),
                answer.at("/message").asString());
        assertFalse(answer.at("/retryable").asBoolean());
        assertTrue(answer.at("/hint").asString().startsWith("Install the KiCad that wrote the board"), answer.toString());
        assertEquals(board("10"), Files.readString(board));
    }

    @ParameterizedTest
    @CsvSource({"7", "8", "9"})
    void kicadChecksBoardsOfOlderReleases(String version) throws Exception {
        requireKicad();
        Files.writeString(board, board(version));
        assertEquals("ok", client.call("layout_run_drc", "{}").at("/code").asString());
    }

    @Test
    void aBoardThatKicadCantLoadForAnotherReasonIsNoReasonToRepeatTheCall() throws Exception {
        var kicad = requireKicad();
        Files.writeString(board, board("9").replace("(general (thickness 1.6))", "(general (thickness thick))"));
        var answer = client.call("layout_run_drc", "{}");
        assertEquals("validation_error", answer.at("/code").asString(), answer.toString());
        assertEquals(
                "FAILED: No check was run: the installed KiCad %s can't load layouts/default/default.kicad_pcb, which has file format 20241229 (KiCad 9), written by KiCad 9.0."
                        .formatted(kicad),
                answer.at("/message").asString());
        assertFalse(answer.at("/retryable").asBoolean());
    }

    private String requireKicad() throws InterruptedException {
        var found = finder.kicad().find();
        RealPart.require(found instanceof KicadSearchResult.Ready, "KiCad is not installed");
        return found instanceof KicadSearchResult.Ready(var kicad) ? kicad.version() : "";
    }
}
