package io.atopile.mcp.conformance.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An overview says what a board is, built or not, whole or broken, in at most 500 tokens. */
class DesignOverviewTest {

    private static final int MOST_TOKENS = 500;
    private static final Encoding TOKENS = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private static final String MANIFEST = "requires-atopile: ^0.15.0\nbuilds:\n  default: {entry: main.ato:Main}\n";

    private static final String SENSOR = """
            import ElectricPower
            import I2C
            import Resistor
            import Capacitor
            from "parts/MCU/MCU.ato" import MCU
            from "parts/USB/USB.ato" import USB

            module Supply:
                output = new ElectricPower
                assert output.voltage within 3.3V +/- 5%  # for the MCU

            module Base:
                bus = new I2C

            module Main from Base:
                \"""
                Reads a sensor
                over I2C.
                \"""
                power = new ElectricPower
                power.voltage = 4.5V to 5.5V
                core = new ElectricPower
                core ~ mid  # two steps
                mid = new ElectricPower
                supply.output ~ mid
                spare = new ElectricPower
                spare ~ other
                other = new ElectricPower
                supply = new Supply
                mcu = new MCU
                usb = new USB
                pullups = new Resistor[2]
                decoupling = new Capacitor
            """;

    @TempDir
    Path scratch;

    @TempDir
    Path home;

    static List<String> boards() throws IOException {
        try (var folders = Files.list(Golden.folder("boards"))) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void anyUnbuiltBoardIsDescribed(String name) throws Exception {
        try (var wiring = open(Board.copy(name, scratch).root())) {
            var data = look(wiring, "{}").path("data");
            assertFalse(data.path("purpose").asString("").isEmpty(), data::toString);
            assertEquals("never built", data.at("/targets/0/verdict").asString(), data::toString);
            assertEquals(name, data.path("project").asString());
            assertEquals(0, data.path("problems").size(), data::toString);
            assertEquals(0, data.path("left_out").asInt(), data::toString);
        }
    }

    @Test
    void theSourcesSayRailsPartsInterfacesAndConnectors() throws Exception {
        write("ato.yaml", MANIFEST);
        write("parts/MCU/MCU.ato", part("MCU", "STM32G031F6P6", "U"));
        write("parts/USB/USB.ato", part("USB", "TYPE-C-31-M-12", "J"));
        write("main.ato", SENSOR);
        try (var wiring = open(scratch)) {
            var data = look(wiring, "{}").path("data");
            assertEquals("Reads a sensor over I2C.", data.path("purpose").asString());
            assertEquals("power 4.5V to 5.5V, core 3.3V +/- 5%, mid 3.3V +/- 5%, spare not stated, other not stated, supply.output 3.3V +/- 5%", join(data, "rails", "/name", "/voltage"));
            assertEquals("STM32G031F6P6 1 mcu, Resistor 2 pullups, Capacitor 1 decoupling", join(data, "parts", "/part", "/count", "/at"));
            assertEquals("bus I2C", join(data, "interfaces", ""));
            assertEquals("usb TYPE-C-31-M-12", join(data, "connectors", ""));
            assertFalse(data.has("size") || data.has("cost"), data::toString);
        }
    }

    @Test
    void aReadmeSaysThePurposeOfADesignWithoutDocstring() throws Exception {
        write("ato.yaml", MANIFEST);
        write("main.ato", "module Main:\n    pass\n");
        write("README.md", "# Lamp\n[![badge](x)](y)\n\nA lamp that dims.\nMore.\n");
        try (var wiring = open(scratch)) {
            assertEquals("A lamp that dims.", look(wiring, "{}").at("/data/purpose").asString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", quoteCharacter = '`', value = {
        "builds: [                                 | module Main:\\n    pass\\n          | ato.yaml can't be read, line 1",
        "<<<<<<< HEAD\\nbuilds: {}\\n=======\\n>>>>>>> b\\n | module Main:\\n    pass\\n     | merge conflict",
        "builds: {}                                | module Main:\\n    pass\\n          | ato.yaml has no targets under builds.",
        "builds:\\n  default: {entry: gone.ato:Main} | module Main:\\n    pass\\n         | The entry gone.ato:Main of target default was not found.",
        "builds:\\n  default: {entry: main.ato:Gone} | module Main:\\n    pass\\n         | The entry main.ato:Gone of target default was not found.",
        "builds:\\n  default: {entry: main.ato:Main} | <<<<<<< HEAD\\nmodule Main:\\n    pass\\n=======\\nmodule Main:\\n    x: V\\n>>>>>>> b\\n | merge conflict",
    })
    void aBrokenProjectIsAnsweredWithWhatIsBroken(String manifest, String source, String problem) throws Exception {
        write("ato.yaml", manifest.replace("\\n", "\n"));
        write("main.ato", source.replace("\\n", "\n"));
        try (var wiring = open(scratch)) {
            var answer = look(wiring, "{}");
            assertTrue(answer.at("/data/problems/0").asString("").contains(problem), answer::toString);
        }
    }

    @Test
    void anUnknownTargetIsNamed() throws Exception {
        try (var wiring = open(Board.copy("two-targets", scratch).root())) {
            assertEquals("station", look(wiring, "{\"target\": \"station\"}").at("/data/targets/0/name").asString());
            assertEquals("not_found", call(wiring, "{\"target\": \"none\"}").path("code").asString());
        }
    }

    static Stream<String> names() {
        return Stream.of("cell", "a_rather_long_name_of_a_cell_with_many_words", "電源回路の分圧器", "Ж", "x1_2_3_4_5_6_7_8_9_0_1_2_3_4_5_6_7_8");
    }

    /** Many parts, long names and names that take many tokens. */
    @ParameterizedTest
    @MethodSource("names")
    void aLargeBoardKeepsToItsTokens(String name) throws Exception {
        var source = new StringBuilder("import ElectricPower\nimport Resistor\nimport I2C\n");
        var body = new StringBuilder("module Main:\n    \"\"\"" + (name + " ").repeat(100) + "\"\"\"\n");
        for (var i = 0; i < 108; i++) {
            var part = "P" + i + name;
            write("parts/%1$s/%1$s.ato".formatted(part), part(part, "MPN-" + i + "-" + name, i % 9 == 0 ? "J" : "U"));
            source.append("from \"parts/%1$s/%1$s.ato\" import %1$s\n".formatted(part));
            body.append("    %1$s%2$d = new %3$s\n    rail_%1$s%2$d = new ElectricPower\n    bus_%1$s%2$d = new I2C\n    rail_%1$s%2$d.voltage = 3.3V +/- %2$d%%\n".formatted(name, i, part));
        }
        write("main.ato", source.append(body).toString());
        var targets = new StringBuilder("builds:\n  default: {entry: main.ato:Main}\n");
        for (var i = 0; i < 30; i++) {
            targets.append("  t%d%s: {entry: main.ato:Main}\n".formatted(i, name));
        }
        write("ato.yaml", targets.toString());
        try (var wiring = open(scratch)) {
            var data = look(wiring, "{}").path("data");
            assertTrue(data.path("parts").size() > 0 && data.path("rails").size() > 0 && data.path("connectors").size() > 0, data::toString);
            assertTrue(data.path("left_out").asInt() > 300, data::toString);
        }
    }

    @Test
    void aBuiltBoardHasItsVerdictPartsNetsAndSize() throws Exception {
        var board = Board.copy("divider", scratch);
        try (var wiring = open(board.root(), RealParts.ato())) {
            assertEquals("ok", call(wiring, "build_run", "{\"wait_seconds\": 60}").path("code").asString());
            assertEquals("ok", call(wiring, "layout_set_board_shape", "{\"width_mm\": 30, \"height_mm\": 20.5}").path("code").asString());
            var answer = look(wiring, "{}");
            var data = answer.path("data");
            assertEquals("Divider, target default: verified; no open problems known.", answer.path("message").asString());
            assertEquals("R0603-10K 2 R1 R2", join(data, "parts", "/part", "/count", "/at"));
            assertEquals("J1 HDR-1X03", join(data, "connectors", ""));
            assertEquals("output 3, hv (power) 2, lv (GND) 2", join(data, "nets", ""));
            assertEquals("power not stated", join(data, "rails", "/name", "/voltage"));
            assertTrue(answer.path("hint").asString().startsWith("skill_run with manufacturing_readiness_review"), answer::toString);
            assertEquals("30 x 20.5", data.path("size").asString());
            write("divider/divider.ato", board.read("divider.ato") + "\n    broken = = 1\n");
            assertEquals("verified, outdated", look(wiring, "{}").at("/data/targets/0/verdict").asString());
            call(wiring, "build_run", "{\"wait_seconds\": 60}");
            var failed = look(wiring, "{}").path("data");
            assertEquals("failed", failed.at("/targets/0/verdict").asString());
            assertEquals("build_explain gives causes and fixes of the problems.", look(wiring, "{}").path("hint").asString());
            assertTrue(failed.at("/problems/0").asString().matches("divider\\.ato:\\d+ syntax_error: .+"), failed::toString);
            assertEquals("Halves a 5 V rail for an ADC input that must stay below 2.6 V.", failed.path("purpose").asString());
        }
    }

    private JsonNode look(Wiring wiring, String arguments) {
        var answer = call(wiring, arguments);
        assertEquals("ok", answer.path("code").asString(), answer::toString);
        var tokens = TOKENS.countTokens(answer.toString());
        assertTrue(tokens <= MOST_TOKENS, () -> tokens + " tokens: " + answer);
        return answer;
    }

    private static JsonNode call(Wiring wiring, String arguments) {
        return call(wiring, "design_overview", arguments);
    }

    private static JsonNode call(Wiring wiring, String tool, String arguments) {
        var caller = new ToolCaller(ToolCaller.Kind.CLIENT, "test");
        var reply = wiring.offer().tools().call(new ToolCall(
                tool, (ObjectNode) Json.mapper().readTree(arguments), Json.object(), caller, Progress.NONE, new CancellationSignal(), McpClientHandle.NONE));
        var envelope = reply.structured();
        if (envelope == null) {
            throw new AssertionError(reply.toString());
        }
        return envelope;
    }

    private static String join(JsonNode data, String list, String... fields) {
        return data.path(list).valueStream()
                .map(item -> Stream.of(fields).map(field -> item.at(field)).filter(value -> !value.isMissingNode()).map(JsonNode::asString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    private static String part(String name, String number, String prefix) {
        return """
                component %1$s:
                    trait is_atomic_part<manufacturer="Sample", partnumber="%2$s", footprint="a.kicad_mod", symbol="a.kicad_sym">
                    trait has_designator_prefix<prefix="%3$s">
                    signal a ~ pin 1
                """.formatted(name, number, prefix);
    }

    private Wiring open(Path root) throws Exception {
        return open(root, Path.of("/nonexistent"));
    }

    private Wiring open(Path root, Path ato) throws Exception {
        var user = AtopileSettings.of(System.getenv());
        var atopile = new AtopileSettings(ato, home.resolve("state"), user.data(), home.resolve("log"), user.environment());
        return Wiring.of(new Settings(atopile, List.of(root.toRealPath()), EnumSet.allOf(Toolset.class), false, Mode.AUTO));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(scratch.resolve(file).resolveSibling(""));
        Files.writeString(scratch.resolve(file), text);
    }
}
