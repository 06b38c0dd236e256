package io.atopile.mcp.electrical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waivers in sources, and where findings are reported. */
class ElectricalWaiversTest {

    private static final String EXPORTED = """
            {"predicates": [], "circuit": {"entry": "Board", "interfaces": [], "parts": [
              {"path": "Board.sensor.package", "type": "Chip", "kind": null, "prefix": "U", "removed": false,
               "places": [["ROOT/.ato/modules/acme/sensor/sensor.ato", 9], ["ROOT/board.ato", 3]],
               "pins": [{"name": "1", "signals": ["VDD"], "net": 0, "places": []}, {"name": "2", "signals": ["INT"], "net": 1, "places": []}]}],
             "nets": [[["Board.rail.hv", "Board"], ["Board.sensor.package.1", "Board.sensor.package"]],
                      [["Board.sensor.package.2", "Board.sensor.package"]]]}}
            """;

    @TempDir
    Path root;

    @Test
    void aWaiverIsAboutItsLineOrTheNextOneWithCode() {
        var waivers = WaiverReader.read("a.ato", """
                module Board:
                    # waive: no-decoupling, on the back
                    # waive: unconnected-pin(A, B 2), spare

                    chip = new Chip  # waive: floating-input
                    text = "# waive: two-sources"
                """);
        assertEquals(List.of("no-decoupling 5 [] on the back", "unconnected-pin 5 [A, B 2] spare", "floating-input 5 [] "),
                waivers.stream().map(each -> "%s %d %s %s".formatted(each.rule(), each.subject().number(), each.pins(), each.reason())).toList());
    }

    @Test
    void aBlockEndsBeforeTheNextOne() {
        var waivers = WaiverReader.read("a.ato", """
                import Resistor
                component A:
                    signal x ~ pin 1  # waive: unconnected-pin
                module B:
                    a = new A  # waive: unconnected-pin
                """);
        assertEquals(List.of(new SourceWaiver.Block(2, 3), new SourceWaiver.Block(4, 5)), waivers.stream().map(SourceWaiver::block).toList());
    }

    private static ElectricalReport check(Path folder) {
        return ElectricalChecks.check(Json.mapper().readTree(EXPORTED.replace("ROOT", folder.toString())).path("circuit"), List.of(), folder);
    }

    @Test
    void aFindingInAPackageIsReportedAtTheLineThatUsesIt() throws Exception {
        var report = check(root.toRealPath());
        assertEquals(1, report.findings().size(), report::toString);
        var finding = report.findings().getFirst();
        assertEquals("board.ato:3: no-decoupling sensor.package(VDD): " + finding.reason(), finding.toString());
        assertEquals("# waive: no-decoupling(VDD), REASON", finding.waiver());
    }

    @Test
    void theCommentThatAFindingShowsWaivesIt() throws Exception {
        var folder = root.toRealPath();
        Files.writeString(folder.resolve("board.ato"), "module Board:\n    # waive: no-decoupling(VDD), REASON\n    sensor = new Sensor\n");
        var report = check(folder);
        assertEquals(List.of(), report.findings());
        assertEquals(List.of("REASON"), report.waived().stream().map(each -> each.waiver().reason()).toList());
        assertEquals(List.of(), report.faults());
    }

    @Test
    void aSourceOutsideTheProjectHasNoWaivers(@TempDir Path elsewhere) throws Exception {
        var folder = root.toRealPath();
        var other = Files.writeString(elsewhere.resolve("other.ato"), "module Board:\n    # waive: no-decoupling\n    sensor = new Sensor\n");
        Files.createSymbolicLink(folder.resolve("board.ato"), other);
        var report = check(folder);
        assertEquals(1, report.findings().size());
        assertEquals(List.of(), report.waived());
    }

    @Test
    void aCircuitThatCouldNotBeExportedIsToldAndHasNoFindings() throws Exception {
        var report = ElectricalChecks.check(Json.mapper().readTree("{\"error\": \"KeyError: 1\"}"), List.of(), root);
        assertEquals(Optional.of("KeyError: 1"), report.failure());
        assertTrue(report.findings().isEmpty());
    }

    @Test
    void theGuideDescribesEachRule() throws Exception {
        var guide = Files.readString(Path.of("../../docs/electrical-checks.md"));
        var described = guide.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("`", 3)[1]).toList();
        assertEquals(Arrays.stream(ElectricalRule.values()).map(ElectricalRule::id).toList(), described);
    }
}
