package io.atopile.mcp.tools.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Verification with the real atopile: all in one project, whose interpreter is started once. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignVerifyTest {

    private static final String DIVIDER = """
            import Resistor
            import ElectricPower

            module Leaf:
                top = new Resistor
                bottom = new Resistor
                top.resistance = 10kohm +/- 1%
                bottom.resistance = 20kohm +/- 1%
                v_in: V
                v_out: V
                assert v_out is v_in * bottom.resistance / (top.resistance + bottom.resistance)
                assert v_out within 3.2V to 3.4V

            module Board:
                power = new ElectricPower
                copy = new ElectricPower
                power ~ copy
                assert power.voltage within 5V +/- 2%
                leaf = new Leaf
                assert leaf.v_in is copy.voltage
                assert leaf.v_out >= 3.0V
                assert leaf.top.resistance > leaf.bottom.resistance
            """;

    private static final String RAILS = """
            import ElectricPower

            module Load:
                power = new ElectricPower
                assert power.voltage within 3V to 3.6V

            module Board:
                supply = new ElectricPower
                other = new ElectricPower
                supply.voltage = 5V +/- 1%
                load = new Load
                load.power.hv ~ supply.hv
                load.power.lv ~ supply.lv
                other.hv ~ supply.hv
                assert other.voltage within 10V to 12V
                level: V
                level = 5V
                level = 2A * 3ohm
            """;

    private Builds builds;
    private LanguageServer server;
    private Client client;
    private Path root;

    @BeforeAll
    void start(@TempDir Path scratch) throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        root = Files.createDirectory(scratch.resolve("board")).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: ^0.15.0\nbuilds:\n  default: {entry: divider.ato:Board}\n  python: {entry: code.ato:Run}\n");
        Files.writeString(root.resolve("divider.ato"), DIVIDER);
        Files.writeString(root.resolve("rails.ato"), RAILS);
        Files.writeString(root.resolve("code.ato"), "from \"code.py\" import Code\n\nmodule Run:\n    code = new Code\n");
        Files.writeString(root.resolve("code.py"), "open('EXECUTED', 'w')\n");
        builds = new Builds(settings);
        var finder = new AtoFinder(settings, List.of(root));
        server = new LanguageServer(finder);
        client = new Client(root, Stream.of(DesignTools.createTools(scratch.resolve("snapshots"), builds, server, finder)));
    }

    @AfterAll
    void close() {
        client.close();
        server.close();
        builds.close();
    }

    private JsonNode verify(String arguments) {
        return client.call("design_verify", arguments.replace('\'', '"'));
    }

    private static List<String> list(JsonNode answer) {
        return answer.at("/data/assertions").valueStream()
                .map(each -> "%d %s %s".formatted(each.path("line").asInt(), each.path("verdict").asString(), each.path("range").asString("-")))
                .sorted()
                .toList();
    }

    @Test
    void aTargetHasAVerdictForEachAssertionThroughItsConnections() {
        var answer = verify("{'target': 'default'}");
        assertEquals(
                List.of(
                        "11 stated 3.234 V to 3.434 V",
                        "12 violated 3.234 V to 3.434 V",
                        "18 stated 4.9 V to 5.1 V",
                        "20 stated 4.9 V to 5.1 V",
                        "21 proven 3.234 V to 3.434 V",
                        "22 violated 9.9 kΩ to 10.1 kΩ"),
                list(answer).stream().map(line -> line.replaceAll("3\\.2\\d+ V to 3\\.4\\d+ V", "3.234 V to 3.434 V")).toList(),
                answer::toString);
        var message = answer.path("message").asString();
        assertTrue(message.startsWith("6 assertions: 1 proven, 2 violated, 0 undecided, 3 stated."), message);
        assertTrue(message.contains(" First: divider.ato:12: Violated: leaf.v_out is "), message);
        var first = answer.at("/data/assertions/0");
        assertEquals("violated", first.path("verdict").asString());
        assertEquals(List.of(7, 8, 11, 12, 18, 20), first.path("conflict").valueStream().map(line -> line.path("line").asInt()).toList());
        assertEquals(0, first.path("certificate").size());
    }

    @Test
    void aModuleAloneSaysWhichValueIsMissing() {
        var answer = verify("{'entry': 'divider.ato:Leaf', 'assertion': 'within'}");
        assertEquals(List.of("12 undecided at least 0 V"), list(answer), answer::toString);
        assertEquals("Undecided: no bounded value is known of v_in.", answer.at("/data/assertions/0/reason").asString());
    }

    @Test
    void assertionsAreFoundByTextPlaceAndVerdict() {
        assertEquals(1, verify("{'target': 'default', 'assertion': 'divider.ato:21'}").at("/data/total").asInt());
        assertEquals(3, verify("{'target': 'default', 'assertion': 'LEAF.V_OUT'}").at("/data/total").asInt());
        assertEquals(2, verify("{'target': 'default', 'verdict': 'violated'}").at("/data/total").asInt());
        assertEquals(1, verify("{'target': 'default', 'limit': 1}").at("/data/assertions").size());
        var lines = verify("{'target': 'default', 'assertion': ':21', 'certificates': true}").at("/data/assertions/0/certificate");
        assertTrue(lines.valueStream().anyMatch(line -> line.asString().startsWith("range ")), lines::toString);
    }

    /** A rail is what is on both nets, whether the interfaces are connected as a whole or by their two sides. */
    @Test
    void interfacesOnTheSameTwoNetsHaveOneVoltage() {
        var answer = verify("{'entry': 'rails.ato:Board'}");
        assertEquals(
                List.of("15 stated 10 V to 12 V", "18 violated 5 V", "5 violated 4.95 V to 5.05 V"), list(answer), answer::toString);
        assertEquals(List.of(5, 10), answer.at("/data/assertions/0/conflict").valueStream().map(line -> line.path("line").asInt()).toList());
        assertEquals(List.of(17, 18), answer.at("/data/assertions/1/conflict").valueStream().map(line -> line.path("line").asInt()).toList());
    }

    @Test
    void changedSourcesHaveOtherVerdictsAtOnce() throws IOException {
        try {
            Files.writeString(root.resolve("divider.ato"), DIVIDER.replace("3.2V to 3.4V", "3.2V to 3.5V"));
            assertEquals(1, verify("{'target': 'default', 'verdict': 'violated'}").at("/data/total").asInt());
        } finally {
            Files.writeString(root.resolve("divider.ato"), DIVIDER);
        }
    }

    @Test
    void electricalFaultsHaveTheirPlaceAndTheCommentThatWaivesThem() throws IOException {
        var found = verify("{'target': 'default'}").at("/data/electrical");
        assertEquals(2, found.path("total").asInt(), found::toString);
        var first = found.at("/findings/0");
        assertEquals("unconnected-pin leaf.top divider.ato 5", "%s %s %s %d".formatted(
                first.path("rule").asString(), first.path("subject").asString(), first.path("file").asString(), first.path("line").asInt()));
        var waiver = first.path("waiver").asString().replace("REASON", "only calculated");
        try {
            Files.writeString(root.resolve("divider.ato"), DIVIDER.replace("    top = new Resistor", "    top = new Resistor  " + waiver));
            var waived = verify("{'target': 'default'}").at("/data/electrical");
            assertEquals(1, waived.path("total").asInt(), waived::toString);
            assertEquals("only calculated", waived.at("/waived/0/reason").asString());
            assertEquals(0, waived.path("ineffective").size());
        } finally {
            Files.writeString(root.resolve("divider.ato"), DIVIDER);
        }
    }

    @Test
    void whatDoesNotCompileIsAnErrorThatNamesTheWayOn() {
        for (var entry : List.of("divider.ato:Nobody", "absent.ato:Board", "divider.ato")) {
            var answer = verify("{'entry': '%s'}".formatted(entry));
            assertEquals("build_failed", answer.path("code").asString(), answer::toString);
            assertTrue(answer.path("hint").asString().contains("design_check"), answer::toString);
            assertFalse(answer.path("message").asString().contains(root.toString()), answer::toString);
        }
    }

    @Test
    void pythonOfAnUntrustedProjectRunsOnlyConfinedAndNothingIsWritten() throws IOException {
        var answer = verify("{'target': 'python'}");
        assertFalse(answer.path("ok").asBoolean(), answer::toString);
        assertFalse(Files.exists(root.resolve("EXECUTED")));
        verify("{'target': 'default'}");
        try (var files = Files.list(root)) {
            assertEquals(List.of("ato.yaml", "code.ato", "code.py", "divider.ato", "rails.ato"), files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
