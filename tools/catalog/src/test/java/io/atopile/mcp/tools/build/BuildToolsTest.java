package io.atopile.mcp.tools.build;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tools.files.FileTools;
import io.atopile.mcp.tools.stdlib.StdlibTools;
import io.atopile.mcp.tools.workspace.WorkspaceTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools on builds and the standard library, with the real ato. */
class BuildToolsTest {

    @TempDir
    static Path scratch;

    static AtopileSettings settings;

    @TempDir
    Path root;

    private Builds builds;
    private Client client;

    @BeforeAll
    static void findAto() throws Exception {
        settings = RealAto.settings(scratch);
        KnownIndexes.lend(settings.state());
        RealAto.in(settings);
    }

    @BeforeEach
    void createProject() throws IOException {
        Files.writeString(root.resolve("ato.yaml"), """
                paths: {src: ./, layout: ./layouts}
                builds:
                  quiet: {entry: quiet.ato:Quiet}
                  rail: {entry: rail.ato:Rail}
                """);
        Files.writeString(root.resolve("quiet.ato"), """
                import ElectricPower

                module Quiet:
                    power = new ElectricPower
                    assert power.voltage within 1V to 2V
                """);
        Files.writeString(root.resolve("rail.ato"), """
                import ElectricPower

                module Rail:
                    power = new ElectricPower
                    level: V
                    assert level within 5V +/- 5%
                """);
        openTools();
    }

    private void openTools() throws IOException {
        builds = new Builds(settings);
        var finder = new AtoFinder(settings);
        client = new Client(
                root, Stream.of(
                        WorkspaceTools.createTools(builds),
                        BuildTools.createTools(builds, finder, snapshots()),
                        StdlibTools.createTools(finder),
                        FileTools.createTools(snapshots(), (_, _) -> Optional.empty())));
    }

    private static Path snapshots() {
        return scratch.resolve("snapshots");
    }

    @AfterEach
    void close() {
        client.close();
        builds.close();
    }

    @Test
    void aBrokenEditIsToldWithItsPlaceAndTheFixBuildsVerified() throws Exception {
        Path file = root.resolve("quiet.ato");
        String sound = Files.readString(file);
        Files.writeString(file, sound.replace("= new", "= = new"));
        ObjectNode broken = client.call("build_run", "{\"target\": \"quiet\", \"wait_seconds\": 120}");
        assertEquals("build_failed", broken.get("code").asString(), broken::toString);
        assertTrue(broken.get("message").asString().startsWith("FAILED: Build b_"), broken::toString);
        assertPointsAtTheEdit(broken.at("/data/first_error"));

        mend(broken.at("/data/first_error/anchor").asString());
        assertEquals(sound, Files.readString(file));
        ObjectNode fixed = client.call("build_run", "{\"target\": \"quiet\", \"wait_seconds\": 120}");
        assertTrue(fixed.get("ok").asBoolean(), fixed::toString);
        assertEquals("verified", fixed.at("/data/verdict").asString());
        assertTrue(client.progress.size() >= 3, client.progress::toString);
        assertTrue(fixed.toString().length() < 8_000, () -> "small: " + fixed.toString().length());

        JsonNode target = client.call("workspace_list_targets", "{}").at("/data/projects/0/targets/0");
        assertEquals("quiet", target.get("name").asString());
        assertEquals("verified", target.get("last_verdict").asString());
        JsonNode list = client.call("build_list", "{\"limit\": 1}").get("data");
        assertEquals(fixed.at("/data/build_id"), list.at("/builds/0/build_id"));
        assertEquals(
                broken.at("/data/build_id"),
                client.call("build_list", "{\"cursor\": \"%s\"}".formatted(list.get("next_cursor").asString()))
                        .at("/data/builds/0/build_id"));
        logs(broken.at("/data/build_id").asString());
    }

    private void mend(String anchor) {
        ObjectNode mended = client.call("project_edit_file", """
                {"path": "quiet.ato", "edits": [{"op": "replace", "anchor": "%s", "text": "    power = new ElectricPower"}]}"""
                .formatted(anchor));
        assertTrue(mended.get("ok").asBoolean(), mended::toString);
    }

    private static void assertPointsAtTheEdit(JsonNode error) {
        assertEquals("quiet.ato", error.get("file").asString());
        assertEquals(4, error.get("line").asInt());
        assertEquals("syntax_error", error.get("code").asString());
        assertEquals("    power = = new ElectricPower", error.get("source").asString());
    }

    private void logs(String build) {
        ObjectNode first = client.call("build_logs", "{\"build_id\": \"%s\", \"level\": \"debug\", \"limit\": 2}".formatted(build));
        assertEquals("syntax_error", first.at("/data/diagnostics/0/code").asString());
        assertEquals(2, first.at("/data/lines").size());
        ObjectNode next = client.call(
                "build_logs",
                "{\"build_id\": \"%s\", \"level\": \"debug\", \"limit\": 200, \"cursor\": \"%s\"}"
                        .formatted(build, first.at("/data/next_cursor").asString()));
        assertEquals(0, next.at("/data/diagnostics").size());
        assertTrue(next.at("/data/lines/0/number").asLong() > first.at("/data/lines/1/number").asLong());
        assertTrue(client.call("build_logs", "{\"build_id\": \"%s\", \"query\": \"EXTRANEOUS\"}".formatted(build))
                .at("/data/lines/0/message")
                .asString()
                .contains("extraneous input"));
    }

    @Test
    void aBuildGoesOnInTheBackgroundAndUnverifiedIsAFailureOnlyOnRequest() {
        ObjectNode started = client.call("build_run", "{\"target\": \"rail\", \"wait_seconds\": 0}");
        String id = started.at("/data/build_id").asString();
        assertTrue(started.get("message").asString().contains("build_status"), started::toString);
        assertFalse(started.at("/data").has("verdict"));
        ObjectNode ended = client.call("build_status", "{\"build_id\": \"%s\", \"wait_seconds\": 120}".formatted(id));
        assertEquals("succeeded", ended.at("/data/status").asString());
        assertEquals("unverified", ended.at("/data/verdict").asString());
        assertEquals(6, ended.at("/data/unverified/0/line").asInt());
        assertEquals("Undecided: nothing in the design determines level.", ended.at("/data/unverified/0/reason").asString());
        ObjectNode again = client.call("build_cancel", "{\"build_id\": \"%s\"}".formatted(id));
        assertEquals("succeeded", again.at("/data/status").asString());
        ObjectNode strict = client.call("build_run", "{\"target\": \"rail\", \"wait_seconds\": 120, \"require_verified\": true}");
        assertEquals("unverified", strict.get("code").asString());
        assertEquals(1, strict.at("/data/unverified_total").asInt());
    }

    @Test
    void gerbersThatNoKicadCouldMakeAreACapabilityMissing() throws Exception {
        var environment = new HashMap<>(settings.environment());
        environment.put("PATH", Files.createDirectory(root.resolve("empty")).toString());
        var poor = new AtopileSettings(
                RealAto.in(settings).program(), settings.state(), settings.data(), settings.userLog(), environment);
        try (var without = new Client(root, Stream.of(BuildTools.createTools(builds, new AtoFinder(poor), snapshots())))) {
            ObjectNode started = without.call("build_run", "{\"target\": \"quiet\", \"include_targets\": [\"mfg-data\"]}");
            assertFalse(started.at("/data").has("verdict"), () -> "gerbers are made in the background: " + started);
            without.call("build_cancel", "{\"build_id\": \"%s\"}".formatted(started.at("/data/build_id").asString()));
            ObjectNode answer = without.call(
                    "build_run", "{\"target\": \"quiet\", \"include_targets\": [\"mfg-data\"], \"wait_seconds\": 120}");
            assertEquals("capability_missing", answer.get("code").asString(), answer::toString);
            assertEquals("mfg-data", answer.at("/data/missing/0/output").asString());
            assertEquals("kicad-cli was not found", answer.at("/data/missing/0/reason").asString());
        }
    }

    @Test
    void cancellingTheCallEndsTheBuild() throws Exception {
        var cancellation = new CancellationSignal();
        var call = CompletableFuture.supplyAsync(
                () -> client.call("build_run", "{\"target\": \"quiet\", \"wait_seconds\": 120}", cancellation));
        await().until(() -> !client.progress.isEmpty());
        cancellation.cancel(CancellationSignal.Reason.CLIENT);
        assertEquals("cancelled", call.get(10, TimeUnit.SECONDS).get("code").asString());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.call("build_list", "{}").at("/data/builds/0/status").asString().equals("cancelled"));
    }

    @Test
    void aBuildIsExplainedByTheFilesAsTheyAreNow() throws Exception {
        ObjectNode none = client.call("build_explain", "{\"target\": \"quiet\"}");
        assertEquals("not_found", none.get("code").asString());
        assertEquals("Build it with build_run.", none.get("hint").asString());
        client.call("build_run", "{\"target\": \"quiet\", \"wait_seconds\": 120}");
        ObjectNode sound = client.call("build_explain", "{\"target\": \"quiet\"}");
        assertEquals("Nothing to fix.", sound.at("/data/explanation").asString(), sound::toString);
        assertFalse(sound.at("/data").has("cause"));
        assertEquals("skill_run with manufacturing_readiness_review reviews it before an order; report_bom lists its parts.", sound.get("hint").asString());

        Path file = root.resolve("quiet.ato");
        Files.writeString(file, Files.readString(file) + "    level: voltages\n    level = 5V\n");
        ObjectNode broken = client.call("build_run", "{\"target\": \"quiet\", \"wait_seconds\": 120}");
        Files.writeString(file, "# moved\n" + Files.readString(file));
        ObjectNode told = client.call("build_explain", "{\"build_id\": \"%s\"}".formatted(broken.at("/data/build_id").asString()));
        assertTrue(told.at("/data/outdated").asBoolean(), told::toString);
        assertEquals(7, told.at("/data/cause/line").asInt(), told::toString);
        assertEquals("certain", told.at("/data/fixes/0/confidence").asString());
        assertEquals("    level: V", told.at("/data/fixes/0/edits/0/text").asString(), told::toString);
    }

    @Test
    void aPackageInTheProjectIsBuiltAsAProjectOfItsOwn() throws Exception {
        Path inner = Files.createDirectories(root.resolve("packages/lamp"));
        Files.writeString(inner.resolve("ato.yaml"), "paths: {src: ./}\nbuilds:\n  default: {entry: lamp.ato:Lamp}\n");
        Files.writeString(inner.resolve("lamp.ato"), "module Lamp:\n    signal a\n    assert 1V within 1V to 2V\n    x = = 1\n");
        ObjectNode broken = client.call("build_run", "{\"project\": \"packages/lamp\", \"wait_seconds\": 120}");
        assertEquals("lamp.ato", broken.at("/data/first_error/file").asString(), broken::toString);
        Files.writeString(inner.resolve("lamp.ato"), "module Lamp:\n    signal a\n    assert 1V within 1V to 2V\n");
        ObjectNode built = client.call("build_run", "{\"project\": \"packages/lamp\", \"wait_seconds\": 120}");
        assertEquals("verified", built.at("/data/verdict").asString(), built::toString);
        assertTrue(Files.isDirectory(inner.resolve("build/builds/default")));
        assertFalse(Files.exists(root.resolve("build")), "the outer project is left alone");
    }

    @Test
    void wrongNamesAreAnsweredWithTheRightOnes() {
        assertEquals(
                "Targets: quiet, rail.",
                client.call("build_run", "{\"target\": \"rial\"}").get("hint").asString());
        assertEquals("validation_error", client.call("build_run", "{}").get("code").asString());
        assertEquals(
                "validation_error",
                client.call("build_run", "{\"target\": \"rail\", \"include_targets\": [\"--all\"]}").get("code").asString());
        assertEquals("not_found", client.call("build_status", "{\"build_id\": \"b_../../etc\"}").get("code").asString());
        assertEquals("not_found", client.call("build_logs", "{\"build_id\": \"nothing\"}").get("code").asString());
    }

    @Test
    void theStandardLibraryHasRealImportsAndExamples() {
        var none = client.call("stdlib_list", "{\"query\": \"condensateur\"}");
        assertTrue(none.get("hint").asString().startsWith("The library has generic modules with English names"), none::toString);
        var limited = client.call("stdlib_list", "{\"query\": \"i2c\", \"type\": \"trait\"}");
        assertTrue(limited.get("hint").asString().startsWith("Without type there are "), limited::toString);
        ObjectNode page = client.call("stdlib_list", "{\"type\": \"component\", \"limit\": 5}");
        assertEquals(5, page.at("/data/items").size());
        assertTrue(page.at("/data/total").asInt() >= 16);
        ObjectNode next = client.call(
                "stdlib_list",
                "{\"type\": \"component\", \"cursor\": \"%s\"}".formatted(page.at("/data/next_cursor").asString()));
        assertEquals(page.at("/data/total").asInt() - 5, next.at("/data/items").size());
        ObjectNode item = client.call("stdlib_get_item", "{\"name\": \"Resistor\"}");
        assertEquals("import Resistor", item.at("/data/import_line").asString());
        assertTrue(item.at("/data/example").asString().contains("resistor = new Resistor"));
        assertEquals(
                "Nearest: Resistor, ResistorArray.",
                client.call("stdlib_get_item", "{\"name\": \"Resistorr\"}").get("hint").asString());
    }

    @Test
    void schemasAreSmallEnoughForClientsThatCutThem() {
        var schemas = client.schemas();
        assertTrue(schemas.stream().anyMatch(schema -> schema.toString().contains("wait_seconds")));
        for (JsonNode schema : schemas) {
            assertTrue(schema.toString().length() < 4_500, () -> schema.toString().length() + ": " + schema);
        }
    }
}
