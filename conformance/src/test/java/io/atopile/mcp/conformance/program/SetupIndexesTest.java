package io.atopile.mcp.conformance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The indexes that {@code setup} leaves to later processes, with an atopile that counts how often its library is read, and one KiCad library. */
@Timeout(180)
class SetupIndexesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ITEM = """
            {"name": "Resistor", "type": "module", "import_line": "import Resistor", "description": "Resists.", "declared_in": "Resistor.py:1",
             "arguments": [], "children": [], "parameters": [], "traits": []}
            """;
    private static final String SYMBOL = """
            (kicad_symbol_lib (version 20241209) (generator "test")
              (symbol "XY9000" (property "Description" "An amplifier" (at 0 0 0))
                (symbol "XY9000_1_1" (pin passive line (at 0 0 0) (length 2.54) (name "A") (number "1")))))
            """;

    @TempDir
    private Path scratch;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(scratch.resolve("fake"));
        Files.writeString(Files.createDirectories(scratch.resolve("symbols")).resolve("Own.kicad_sym"), SYMBOL);
        Files.createDirectories(scratch.resolve("footprints"));
        Files.writeString(scratch.resolve("answer.json"), "{\"sources\": [], \"items\": [" + ITEM.replace("\n", "") + "]}");
        script("ato", "test \"$1\" = self-check && echo 0.15.9 || echo '%s'".formatted(scratch.resolve("fake/python")));
        script("python", "echo started >> '%1$s/starts'; cat '%1$s/answer.json'".formatted(scratch));
    }

    private void script(String name, String text) throws IOException {
        var file = scratch.resolve("fake").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Program program(Object... arguments) {
        var command = new Object[arguments.length + 1];
        command[0] = RealParts.installed();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Program.of(scratch, command)
                .with("XDG_DATA_HOME", scratch.resolve("data"))
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"))
                .with("KICAD9_SYMBOL_DIR", scratch.resolve("symbols"))
                .with("KICAD9_FOOTPRINT_DIR", scratch.resolve("footprints"))
                .with("ATOPILE_MCP_SANDBOX_MODE", "danger-full-access")
                .with("PATH", scratch.resolve("fake") + ":" + System.getenv("PATH"));
    }

    private String setUp(Object... options) throws InterruptedException {
        var command = Stream.concat(Stream.of("setup"), Stream.of(options)).toArray();
        var ended = program(command).run(PATIENCE);
        assertEquals(0, ended.code(), ended.err());
        return ended.err();
    }

    private JsonNode call(String tool, String argument) throws InterruptedException {
        var ended = program("call", tool, "--arg", argument).run(PATIENCE);
        assertEquals(0, ended.code(), ended.err());
        return Json.mapper().readTree(ended.out()).path("data");
    }

    private int starts() throws IOException {
        var file = scratch.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private List<Object> symbolsVersion() throws IOException {
        var attributes = Files.readAttributes(scratch.resolve("state/atopile-mcp/kicad/symbols.parts.db"), BasicFileAttributes.class);
        return List.of(attributes.fileKey(), attributes.lastModifiedTime());
    }

    @Test
    void aLaterProcessUsesTheIndexesThatSetupHasMade() throws Exception {
        var said = setUp();
        assertTrue(said.contains("setup: the standard library: indexed, 1 items\n"), said);
        assertTrue(said.contains("setup: KiCad's symbols: indexed\n"), said);
        assertEquals(1, starts());
        var symbols = symbolsVersion();
        assertEquals("Resistor", call("stdlib_get_item", "name=Resistor").path("name").asString());
        assertEquals("kicad:Own:XY9000", call("parts_search", "query=XY9000").path("parts").path(0).path("id").asString());
        setUp();
        assertEquals(1, starts());
        assertEquals(symbols, symbolsVersion());
    }

    @Test
    void noIndexIsMadeWhereNoneIsWanted() throws Exception {
        assertEquals("", setUp("--no-index"));
        assertEquals(0, starts());
        assertFalse(Files.exists(scratch.resolve("state/atopile-mcp/kicad")));
    }

    @Test
    void anIndexThatCannotBeMadeIsReportedAndLeftToTheFirstCall() throws Exception {
        script("python", "exit 1");
        var said = setUp();
        assertTrue(said.contains("setup: the standard library: not indexed: atopile doesn't report its contents; the first call that needs it tries again\n"), said);
        assertTrue(said.contains("setup: KiCad's symbols: indexed\n"), said);
        script("python", "cat '%s/answer.json'".formatted(scratch));
        assertEquals("Resistor", call("stdlib_get_item", "name=Resistor").path("name").asString());
    }
}
