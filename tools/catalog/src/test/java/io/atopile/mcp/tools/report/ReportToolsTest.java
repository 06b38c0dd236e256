package io.atopile.mcp.tools.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The report tools on one board, from before its first build to after a failing one, with the real ato and KiCad. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportToolsTest {

    private static final Path BOARD = Path.of("../../conformance/boards/divider");

    @TempDir
    static Path scratch;

    private static Path root;
    private static Builds builds;
    private static AtoFinder finder;
    private static Client client;

    @BeforeAll
    static void board() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        RealAto.in(settings);
        root = Files.createDirectory(scratch.resolve("divider"));
        copy("ato.yaml", "divider.ato", "parts");
        builds = new Builds(settings);
        finder = new AtoFinder(settings);
        client = new Client(root, Stream.of(BuildTools.createTools(builds, finder, scratch.resolve("snapshots")), ReportTools.createTools(builds, new LayoutAccess(builds, scratch.resolve("snapshots")), _ -> Optional.empty())));
    }

    @AfterAll
    static void close() {
        client.close();
        builds.close();
    }

    @Test
    @Order(1)
    void beforeTheFirstBuildThereIsNothingAndTheHintSaysWhatToDo() {
        for (var tool : List.of("report_bom", "report_variables", "report_power_tree", "report_nets")) {
            var answer = client.call(tool, "{}");
            assertEquals("not_found", answer.at("/code").asString(), tool);
            assertTrue(answer.at("/hint").asString().contains("build_run"), tool);
        }
        assertEquals(0, client.call("report_artifacts", "{}").at("/data/total").asInt());
        var summary = client.call("manufacturing_summary", "{}");
        assertEquals("NOT complete: gerbers missing, pick and place missing, bom missing; cost unknown without a bill of materials.",
                summary.at("/message").asString());
    }

    @Test
    @Order(2)
    void aFactoryGetsWhatItNeedsAndTheVerdictIsSaid() throws IOException {
        var build = client.call("manufacturing_generate", "{\"wait_seconds\": 300}");
        assertEquals("ok", build.at("/code").asString(), build.toString());
        assertEquals("verified", build.at("/data/verdict").asString());
        var folder = root.resolve("build/builds/default");
        try (var zip = new ZipFile(folder.resolve("default.gerber.zip").toFile())) {
            var names = zip.stream().map(ZipEntry::getName).toList();
            for (var layer : List.of("F_Cu", "B_Cu", "F_Mask", "Edge_Cuts")) {
                assertTrue(names.stream().anyMatch(name -> name.contains(layer)), layer + " in " + names);
            }
            assertTrue(names.stream().anyMatch(name -> name.endsWith(".drl")), names.toString());
        }
        var glb = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("default.pcba.glb"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("glTF", US_ASCII.decode(glb.slice(0, 4)).toString());
        var json = Json.mapper().readTree(US_ASCII.decode(glb.slice(20, glb.getInt(12))).toString());
        assertTrue(json.at("/meshes").size() > 0);
        assertTrue(Files.readString(folder.resolve("default.pcba.step"), US_ASCII).startsWith("ISO-10303-21;"));
        var placed = Files.readString(folder.resolve("default.pick_and_place.csv"));
        assertTrue(placed.contains("J1") && placed.contains("R1") && placed.contains("R2"), placed);
    }

    @Test
    @Order(3)
    void theBillSaysWhatIsOnTheBoard() {
        var bill = client.call("report_bom", "{}");
        assertEquals("3 parts on 2 BOM lines.", bill.at("/message").asString());
        var resistor = bill.at("/data/lines/0");
        assertEquals("[\"R1\",\"R2\"]", resistor.at("/designators").toString());
        assertEquals("[\"bottom\",\"top\"]", resistor.at("/paths").toString());
        assertEquals("R0603-10K", resistor.at("/mpn").asString());
        assertEquals("fresh", bill.at("/data/provenance/freshness").asString());
        assertEquals(1, client.call("report_bom", "{\"query\": \"header\"}").at("/data/lines_total").asInt());
        var second = client.call("report_bom", "{\"limit\": 1, \"cursor\": \"1\"}");
        assertEquals("HDR-1X03", second.at("/data/lines/0/mpn").asString());
        assertTrue(second.at("/data/next_cursor").isMissingNode());
    }

    @Test
    @Order(4)
    void whatNothingComparedIsUnknownAndWhatWasComputedIsShown() {
        var report = client.call("report_variables", "{\"query\": \"v_out\"}");
        assertEquals("Divider.v_out", report.at("/data/variables/0/path").asString());
        assertEquals("2.5V ±4%", report.at("/data/variables/0/spec").asString());
        assertEquals("2.425 V to 2.576 V", report.at("/data/variables/0/computed").asString());
        assertEquals("met", report.at("/data/variables/0/standing").asString());
        assertEquals(List.of(1, 0, 0, 6), Stream.of("met", "violated", "impossible", "unknown")
                .map(name -> report.at("/data/" + name).asInt())
                .toList());
        assertEquals("This design declares no power sources or sinks.", client.call("report_power_tree", "{}").at("/message").asString());
    }

    @Test
    @Order(5)
    void netsJoinThePinsThatTheDesignConnects() {
        var nets = client.call("report_nets", "{}");
        assertEquals(3, nets.at("/data/total").asInt());
        var output = client.call("report_nets", "{\"net\": \"output\"}").at("/data/nets/0/pins");
        assertEquals(
                "[{\"pin\":\"J1.2\",\"address\":\"header\"},{\"pin\":\"R1.1\",\"address\":\"bottom\"},{\"pin\":\"R2.2\",\"address\":\"top\"}]",
                output.toString());
        assertEquals("hv", client.call("report_nets", "{\"pin\": \"top.1\"}").at("/data/nets/0/net").asString());
        assertEquals("Did you mean output?", client.call("report_nets", "{\"net\": \"outputs\"}").at("/hint").asString());
    }

    @Test
    @Order(5)
    void everyFileIsOfTheLastBuild() {
        var files = client.call("report_artifacts", "{}");
        assertEquals(0, files.at("/data/stale").asInt() + files.at("/data/unknown").asInt(), files.toString());
        var kinds = StreamSupport.stream(files.at("/data/files").spliterator(), false).map(file -> file.at("/kind").asString()).toList();
        assertTrue(kinds.containsAll(List.of("layout", "bom", "gerbers", "pick_and_place", "step", "glb", "summary", "pinout")), kinds.toString());
        var summary = client.call("manufacturing_summary", "{\"quantity\": 5}");
        assertEquals("Complete; no part has a known price.", summary.at("/message").asString());
        assertEquals("[\"R0603-10K\",\"HDR-1X03\"]", summary.at("/data/cost/without_price").toString());
    }

    @Test
    @Order(5)
    void peopleCanBrowseWhatBuildsLeft() throws IOException {
        var resources = new ProjectResources(AllowedProjects.of(List.of(root)), builds, finder);
        var listed = resources.list();
        var bom = listed.stream().filter(listing -> listing.name().equals("default.bom.csv")).findFirst().orElseThrow();
        assertEquals("atopile://artifact/~/build/builds/default/default.bom.csv", bom.uri());
        assertTrue(requireNonNull(resources.read(bom.uri()).orElseThrow().text()).contains("R0603-10K"));
        assertEquals(0, listed.stream().filter(listing -> resources.read(listing.uri()).isEmpty()).count());
        var log = listed.getLast();
        assertTrue(log.uri().startsWith("atopile://log/b_") && requireNonNull(resources.read(log.uri()).orElseThrow().text()).contains("INFO"), log.uri());
        var tree = requireNonNull(resources.read("atopile://modules/~/default").orElseThrow().text());
        assertEquals("power", Json.mapper().readTree(tree).at("/0/path").asString());
        for (var odd : List.of("atopile://modules/~/none", "atopile://artifact/~/divider.ato", "atopile://artifact/~/build/builds/default/../../../ato.yaml", "atopile://log/none", "atopile://artifact/x/y", "file:///etc/passwd")) {
            assertEquals(Optional.empty(), resources.read(odd), odd);
        }
    }

    @Test
    @Order(6)
    void aChangedSourceMakesEverythingStale() throws IOException {
        Files.writeString(root.resolve("divider.ato"), Files.readString(root.resolve("divider.ato")) + "    syntax = = error\n");
        assertStale(client.call("report_bom", "{}"), "divider.ato has changed since");
    }

    @Test
    @Order(7)
    void filesOfAnOlderBuildAreNotPassedOff() {
        var failed = client.call("build_run", "{\"wait_seconds\": 300}");
        assertEquals("build_failed", failed.at("/code").asString());
        assertStale(client.call("report_variables", "{}"), "the later build " + failed.at("/data/build_id").asString() + " failed");
        assertTrue(client.call("report_artifacts", "{\"kind\": \"gerbers\"}").at("/message").asString().startsWith("STALE"));
        assertTrue(client.call("manufacturing_summary", "{}").at("/message").asString().startsWith("NOT complete: gerbers stale"));
    }

    private static void assertStale(JsonNode answer, String why) {
        assertEquals("stale", answer.at("/data/provenance/freshness").asString());
        assertEquals(why, answer.at("/data/provenance/why").asString());
        assertTrue(answer.at("/message").asString().startsWith("STALE, " + why), answer.at("/message").asString());
    }

    private static void copy(String... names) throws IOException {
        for (var name : names) {
            try (var files = Files.walk(BOARD.resolve(name))) {
                for (var file : files.toList()) {
                    Files.copy(file, root.resolve(BOARD.relativize(file).toString()));
                }
            }
        }
    }
}
