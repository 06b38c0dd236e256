package io.atopile.mcp.tools.design;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.hashline.Anchor;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignToolsTest {

    private static final Path BOARDS = Path.of("../../conformance/boards");

    /** What a check finds on each sample board, as file:line:column code. */
    private static final Map<String, List<String>> FOUND = Map.ofEntries(
            entry("bad-unit", List.of("load.ato:8:5 bad_unit")),
            entry("blinker", List.of()),
            entry("contradiction-found", List.of()),
            entry("contradiction-not-found", List.of()),
            entry("divider", List.of()),
            entry("incompatible-connection", List.of()),
            entry("missing-pick", List.of()),
            entry("syntax-error", List.of("supply.ato:8:21 syntax_error")),
            entry("two-targets", List.of()),
            entry("levels", List.of()),
            entry("unknown-import", List.of("filter.ato:2:1 unknown_import")));

    private Builds builds;
    private LanguageServer server;
    private Client client;
    private Path boards;

    @BeforeAll
    void start(@TempDir Path scratch) throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        boards = Files.createDirectory(scratch.resolve("boards")).toRealPath();
        copy(BOARDS, boards);
        builds = new Builds(settings);
        server = new LanguageServer(new AtoFinder(settings, List.of(boards)));
        client = new Client(boards, Stream.of(
                        DesignTools.createTools(scratch.resolve("snapshots"), builds, server, new AtoFinder(settings, List.of(boards))),
                        BuildTools.createTools(builds, new AtoFinder(settings, List.of(boards)), scratch.resolve("snapshots"))));
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
        builds.close();
    }

    @Test
    void everySampleBoardHasItsMistakesAndNoOthers() {
        FOUND.forEach((board, expected) -> {
            var data = call("design_check", "{'project': '%s'}", board).path("data");
            assertEquals(expected, data.path("findings").values().stream().map(DesignToolsTest::place).toList(), board);
            assertFalse(data.path("not_checked").asString("").isEmpty());
        });
    }

    @Test
    void filesForWhichThereIsNoTimeAreNamed(@TempDir Path snapshots) throws Exception {
        var files = DesignFiles.of(snapshots, boards.resolve("divider"));
        var sources = files.listFiles(60).stream().flatMap(file -> files.read(file).stream()).toList();
        assertTrue(sources.size() > 1);
        var inspection = new DiagnosticsCollector(server, Duration.ZERO).inspect(files, sources);
        assertEquals(sources.stream().skip(1).map(source -> source.place().relative()).toList(), inspection.unreached());
        var words = "There was no time for %d files; first: %s.".formatted(sources.size() - 1, sources.get(1).place().relative());
        assertTrue(inspection.describeUnchecked().orElseThrow().startsWith(words), inspection::toString);
    }

    @Test
    void theTreeHasEveryMemberAndItsPlace() {
        var tree = call("design_modules", "{'project': '%s', 'depth': 2}", "divider").path("data");
        assertEquals("divider.ato:Divider", tree.path("entry").asString());
        assertEquals(
                "{\"path\":\"power\",\"kind\":\"interface\",\"type\":\"ElectricPower\",\"place\":\"divider.ato:11:5\"}", tree.at("/members/0").toString());
        assertEquals("power.hv", tree.at("/members/1/path").asString());
        var found = call("design_modules", "{'project': '%s', 'target': 'station', 'depth': 1}", "two-targets");
        assertEquals("ok", found.path("code").asString(), found.toString());
        assertEquals("v_out", call("design_modules", "{'project': '%s', 'query': 'V_OUT'}", "divider").at("/data/members/0/path").asString());
        assertEquals("build_failed", call("design_modules", "{'project': '%s', 'entry': 'divider.ato:Nobody'}", "divider").path("code").asString());
        assertEquals("build_failed", call("design_modules", "{'project': '%s'}", "syntax-error").path("code").asString());
    }

    @Test
    void oneAnswerTellsWhatFailedWhatIsUndecidedAndWhatIsWrongNow() throws IOException {
        copy(BOARDS.resolve("bad-unit"), boards.resolve("failing"));
        copy(BOARDS.resolve("divider"), boards.resolve("halving"));
        Files.writeString(boards.resolve("halving/divider.ato"), Files.readString(boards.resolve("halving/divider.ato")).replace("    v_in = 4.9V to 5.1V\n", ""));
        var fresh = call("design_diagnostics", "{'project': '%s'}", "syntax-error");
        assertEquals("1 target: 0 failed, 1 never built, 0 outdated; 0 assertions undecided; 0 warnings of builds; 1 problem in the files.", fresh.path("message").asString());
        assertEquals("supply.ato:8:21 syntax_error", place(fresh.at("/data/problems/0")));
        assertEquals("unverified", call("build_run", "{'project': '%s', 'wait_seconds': 300}", "halving").at("/data/verdict").asString());
        var built = call("design_diagnostics", "{'project': '%s', 'files': false}", "halving");
        assertEquals(26, built.at("/data/targets/0/unverified/0/line").asInt());
        assertEquals("1 target: 0 failed, 0 never built, 0 outdated; 1 assertion undecided; 0 warnings of builds; 0 problems in the files.", built.path("message").asString());
        assertEquals("build_failed", call("build_run", "{'project': '%s', 'wait_seconds': 300}", "failing").path("code").asString());
        var failed = call("design_diagnostics", "{'project': '%s'}", "failing").at("/data/targets/0");
        assertEquals("load.ato:8", failed.at("/failures/0/file").asString() + ":" + failed.at("/failures/0/line").asInt());
        Files.writeString(boards.resolve("halving/divider.ato"), Files.readString(boards.resolve("halving/divider.ato")) + "\n");
        assertTrue(call("design_diagnostics", "{'project': '%s', 'files': false}", "halving").at("/data/targets/0/outdated").asBoolean());
    }

    @Test
    void aFindingCarriesTheAnchorOfItsLine() {
        var source = call("design_check", "{'project': '%s', 'path': 'supply.ato'}", "syntax-error")
                .at("/data/findings/0/source")
                .asString("");
        assertTrue(source.endsWith("|    power.voltage = = 5V +/- 5%"), source);
        assertEquals(8, Anchor.parse(source).orElseThrow().line());
    }

    @Test
    void aBlankLineAboveMovesAFindingByOne() throws IOException {
        Path moved = boards.resolve("moved");
        copy(BOARDS.resolve("unknown-import"), moved);
        Path file = moved.resolve("filter.ato");
        Files.writeString(file, "\n" + Files.readString(file));
        var data = call("design_check", "{'project': '%s'}", "moved").path("data");
        assertEquals("filter.ato:3:1 unknown_import", place(data.at("/findings/0")));
    }

    @Test
    void nothingOfAFileThatCannotBeShownIsQuoted() throws IOException {
        copy(BOARDS.resolve("blinker"), boards.resolve("quoting"));
        Files.writeString(boards.resolve("quoting/.env"), "SECRET envfileplanted !!\n");
        Files.writeString(boards.resolve("quoting/leak.ato"), "from \".env\" import S\n\nmodule Leak:\n    s = new S\n");
        var checked = call("design_check", "{'project': '%s', 'path': 'leak.ato'}", "quoting");
        assertEquals("leak.ato:1", checked.at("/data/findings/0/file").asString() + ":" + checked.at("/data/findings/0/line").asInt());
        assertEquals("Import resolution: the imported file has a syntax error", checked.at("/data/findings/0/message").asString());
        for (var answer : List.of(checked, call("design_diagnostics", "{'project': '%s'}", "quoting"))) {
            assertFalse(answer.toString().contains("envfileplanted"), answer.toString());
        }
    }

    @Test
    void aNameLeadsToItsDefinitionAndItsUses() {
        var definition = lookup("divider.ato", "definition", "Sample_R0603_10K_package");
        assertEquals("parts/Sample_R0603_10K/Sample_R0603_10K.ato", definition.at("/data/places/0/file").asString(""));
        var uses = lookup("divider.ato", "references", "Sample_R0603_10K_package").at("/data/places").values().stream()
                .map(place -> place.path("file").asString("") + ":" + place.path("line").asInt())
                .toList();
        assertEquals(
                List.of("parts/Sample_R0603_10K/Sample_R0603_10K.ato:7", "divider.ato:5", "divider.ato:15", "divider.ato:16"), uses);
    }

    @Test
    void theLibraryIsNamedWithoutAPath() {
        assertEquals("stdlib:ElectricPower", lookup("divider.ato", "definition", "ElectricPower").at("/data/places/0/file").asString(""));
        assertTrue(lookup("divider.ato", "hover", "ElectricPower").at("/data/text").asString("").contains("power rail"));
    }

    @Test
    void completionNamesWhatFits() {
        var names = call(
                        "design_lookup",
                        "{'project': '%s', 'path': 'divider.ato', 'kind': 'completion', 'line': 30, 'column': 11}",
                        "divider")
                .at("/data/names");
        assertTrue(names.values().stream().anyMatch(name -> name.path("name").asString("").equals("hv")), names.toString());
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertEquals("not_found", lookup("nothing.ato", "hover", "x").path("code").asString(""));
        assertEquals("not_found", lookup("divider.ato", "hover", "nowhere").path("code").asString(""));
        assertEquals("validation_error", call("design_lookup", "{'project': '%s', 'path': 'divider.ato', 'kind': 'hover'}", "divider")
                .path("code")
                .asString(""));
        assertEquals("policy_denied", lookup("../divider/divider.ato", "hover", "Divider").path("code").asString(""));
    }

    private JsonNode lookup(String file, String kind, String name) {
        return call(
                "design_lookup", "{'project': '%s', 'path': '" + file + "', 'kind': '" + kind + "', 'name': '" + name + "'}", "divider");
    }

    private JsonNode call(String tool, String arguments, String board) {
        return client.call(tool, arguments.formatted(board).replace('\'', '"'));
    }

    private static String place(JsonNode finding) {
        return "%s:%d:%d %s".formatted(
                finding.path("file").asString(""),
                finding.path("line").asInt(),
                finding.path("column").asInt(),
                finding.path("code").asString(""));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
