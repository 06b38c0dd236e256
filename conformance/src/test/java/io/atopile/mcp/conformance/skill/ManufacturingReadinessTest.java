package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.CatalogImport;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code manufacturing_readiness_review} of boards that nobody has routed, of one that doesn't build, and where KiCad is absent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManufacturingReadinessTest {

    private static final String SKILL = "manufacturing_readiness_review";

    @AutoClose
    private SkillBench bench;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        bench = SkillBench.in(scratch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"divider", "blinker", "contradiction-found"})
    void everyLineHasItsEvidence(String board) throws Exception {
        bench.lay(board);
        var result = bench.run(SKILL, Json.object());
        assertEquals("ok", result.code(), result::message);
        assertEquals("not_ready", result.data().path("result").path("verdict").asString());
        bench.check(SKILL, board, result);
    }

    @Test
    void withoutKicadWhatNeedsItIsUnknown(@TempDir Path scratch) throws Exception {
        var nothing = Files.createDirectory(scratch.resolve("bin"));
        try (var poor = SkillBench.in(scratch, Map.of("PATH", nothing.toString()))) {
            poor.lay("divider");
            var result = poor.run(SKILL, Json.object());
            assertEquals("ok", result.code(), result::message);
            var standings = standings(result);
            assertEquals("pass", standings.get("build"), standings::toString);
            for (var line : new String[] {"routing", "rules", "files"}) {
                assertEquals("unknown", standings.get(line), standings::toString);
            }
            assertEquals("not_ready", result.data().path("result").path("verdict").asString());
        }
    }

    @Test
    void whatIsThereIsJudgedWithoutMakingIt() throws Exception {
        bench.lay("blinker");
        bench.run(SKILL, Json.object());
        var source = bench.board().root().resolve("blinker.ato");
        Files.writeString(source, Files.readString(source) + "\n# changed\n");
        var before = bench.board().fingerprint();
        var standings = standings(bench.run(SKILL, Json.object().put("make", false)));
        assertEquals("unknown", standings.get("build"), standings::toString);
        assertEquals("unknown", standings.get("part_numbers"), standings::toString);
        assertEquals("fail", standings.get("files"), standings::toString);
        assertTrue(standings.values().stream().noneMatch("pass"::equals), standings::toString);
        assertEquals(before, bench.board().fingerprint());
    }

    @Test
    void aComponentThatIsOnNoBoardIsNamed() throws Exception {
        bench.lay("divider");
        var source = bench.board().root().resolve("divider.ato");
        Files.writeString(source, Files.readString(source) + "\n    sensor = new Sensor\n\ncomponent Sensor:\n    pin 1\n");
        var result = bench.run(SKILL, Json.object());
        var assertions = result.data().path("result").path("checklist").valueStream().filter(line -> line.path("id").asString().equals("assertions")).findFirst().orElseThrow();
        assertEquals("warn", assertions.path("standing").asString(), result::message);
        assertEquals(
                "Not all of the design could be examined: ATTENTION: No pickers and no footprint for Divider.sensor. Will not appear in netlist or pcb.",
                assertions.path("evidence").asString());
    }

    @Test
    void partsThatAnAssemblerWouldMissOrPlaceOnAnotherFootprintAreFound() throws Exception {
        bench.lay("divider");
        var parts = bench.board().root().resolve("parts");
        var resistor = parts.resolve("Sample_R0603_10K/Sample_R0603_10K.ato");
        var header = parts.resolve("Sample_HDR_1X03/Sample_HDR_1X03.kicad_mod");
        var named = Files.readString(resistor).replace("R0603-10K", "RC0402FR-0710KL");
        Files.writeString(resistor, named);
        var result = bench.run(SKILL, Json.object());
        assertEquals("warn", standings(result).get("assembly"), result::message);
        assertEquals("pass", standings(result).get("files"), result::message);
        assertEquals(
                "package_differs R1 R2: part number RC0402FR-0710KL: 0402, footprint Sample_R0603_10K:Sample_R0603_10K: 0603", describeAssembly(result));

        Files.writeString(resistor, named.replaceFirst("supplier_partno=\"[^\"]*\"", "supplier_partno=\"MPN:RC0402FR-0710KL\""));
        Files.writeString(header, Files.readString(header).replaceFirst("\\(attr through_hole", "(attr through_hole exclude_from_pos_files"));
        var without = bench.run(SKILL, Json.object());
        assertEquals("fail", standings(without).get("assembly"), without::message);
        assertEquals(
                """
                missing_in_bom R1 R2: RC0402FR-0710KL, LCSC number none, no line for R1 and R2
                missing_in_placement J1: J1: exclude_from_pos_files, no line for J1
                package_differs R1 R2: part number RC0402FR-0710KL: 0402, footprint Sample_R0603_10K:Sample_R0603_10K: 0603""",
                describeAssembly(without));
    }

    private static String describeAssembly(CallResult result) {
        return StreamSupport.stream(result.data().path("result").path("assembly").spliterator(), false)
                .map(finding -> "%s %s: %s".formatted(
                        finding.path("fault").asString(),
                        finding.path("designators").valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")),
                        finding.path("evidence").valueStream().map(evidence -> evidence.path("value").asString()).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aBoardWithAnOutlineAndPartsInStockCanBeMade(@TempDir Path scratch) throws Exception {
        stock(scratch);
        try (var supplied = SkillBench.in(scratch)) {
            supplied.lay("blinker");
            var source = supplied.board().root().resolve("blinker.ato");
            Files.writeString(source, Files.readString(source).replaceAll("(?m)^.* ~ .*\n", ""));
            supplied.call("build_run", Json.object().put("wait_seconds", 45));
            var shaped = supplied.call("layout_set_board_shape", Json.object().put("width_mm", 60).put("height_mm", 40));
            assertEquals("ok", shaped.code(), shaped::message);
            var result = supplied.run(SKILL, Json.object());
            assertEquals("ready_with_warnings", result.data().path("result").path("verdict").asString(), result::message);
            assertEquals("pass", standings(result).get("stock"), result::message);
            supplied.check(SKILL, "stocked", result);
            var many = supplied.run(SKILL, Json.object().put("make", false).put("quantity", 101));
            assertEquals("fail", standings(many).get("stock"), many::message);
            assertEquals("not_ready", many.data().path("result").path("verdict").asString());
            supplied.call("layout_set_board_shape", Json.object().put("width_mm", 70).put("height_mm", 40));
            var reshaped = supplied.run(SKILL, Json.object().put("make", false));
            assertEquals("fail", standings(reshaped).get("files"), reshaped::message);
        }
    }

    /** Puts a catalogue of the parts of the blinker where the bench looks for the user's. */
    private static void stock(Path scratch) throws Exception {
        var list = Files.writeString(scratch.resolve("list.csv"), """
                LCSC Part,First Category,Second Category,MFR.Part,Package,Manufacturer,Library Type,Description,Datasheet,Price,Stock
                C99999902,Resistors,Chip Resistor,R0603-330R,0603,Sample,Basic,100mW 330Ω 0603,,1-:0.002,90000
                C99999903,Optoelectronics,LED,LED0805-BLINK,0805,Sample,Extended,blinking 0805,,1-:0.07,100
                C99999904,Connectors,Pin Headers,HDR-1X02,TH,Sample,Extended,header 2 pins,,1-:0.03,700
                """);
        var folder = new CatalogFolder(scratch.resolve("data/atopile-mcp/catalogues"));
        new CatalogImport(folder).run(list, "stock", Progress.NONE);
    }

    private static Map<String, String> standings(CallResult result) {
        return StreamSupport.stream(result.data().path("result").path("checklist").spliterator(), false)
                .collect(Collectors.toMap(line -> line.path("id").asString(), line -> line.path("standing").asString()));
    }
}
