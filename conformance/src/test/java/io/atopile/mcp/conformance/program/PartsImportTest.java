package io.atopile.mcp.conformance.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A supplier's list brought in by the shipped command, killed on the way. */
class PartsImportTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RECORDS = 400_000;
    private static final long BEGUN = 8 << 20;

    @TempDir
    private Path scratch;

    @Test
    void aKilledImportGoesOnAndHidesNothing() throws Exception {
        KnownIndexes.lend(scratch.resolve("state/atopile-mcp"));
        var list = scratch.resolve("list.csv");
        write(list);
        var catalogue = scratch.resolve("data/atopile-mcp/catalogues/mine.parts.db");
        var growing = catalogue.resolveSibling("mine.parts.db.growing");
        kill(list, growing);
        assertFalse(Files.exists(catalogue));
        assertEquals(0, search().path("places").findValuesAsString("name").stream().filter("imported:mine"::equals).count());
        var again = program("parts", "import", list, "--name", "mine").run(PATIENCE);
        assertEquals(0, again.code(), again.err());
        assertEquals("mine: 400,000 parts\n", again.out());
        assertFalse(Files.exists(growing));
        assertTrue(program("parts", "list").run(PATIENCE).out().startsWith("mine: 400,000 parts from list.csv, "));
        assertEquals("imported:mine/C399999", search().path("parts").path(0).path("id").asString());
        assertEquals(0, program("parts", "remove", "mine").run(PATIENCE).code());
        assertEquals(1, program("parts", "remove", "mine").run(PATIENCE).code());
    }

    private void kill(Path list, Path growing) throws IOException, InterruptedException {
        var log = scratch.resolve("import.log").toFile();
        var process = program("parts", "import", list, "--name", "mine").builder().redirectErrorStream(true).redirectOutput(log).start();
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || (Files.exists(growing) && size(growing) > BEGUN));
            assertTrue(process.isAlive(), "it was too quick to be killed");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode search() throws InterruptedException {
        var found = program("call", "parts_search", "--arg", "query=RX399999").run(PATIENCE);
        assertEquals(0, found.code(), found.err());
        return Json.mapper().readTree(found.out()).path("data");
    }

    private Program program(Object... arguments) {
        var command = new Object[arguments.length + 1];
        command[0] = RealParts.installed();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Program.of(scratch, command).with("XDG_DATA_HOME", scratch.resolve("data")).with("XDG_STATE_HOME", scratch.resolve("state"));
    }

    private static void write(Path list) throws IOException {
        try (var out = Files.newBufferedWriter(list)) {
            out.write("LCSC Part,First Category,Second Category,MFR.Part,Package,Manufacturer,Library Type,Description,Datasheet,Price,Stock\n");
            for (var i = 0; i < RECORDS; i++) {
                out.write("C%1$d,Resistors,Chip Resistor,RX%1$d,0603,Maker,Extended,100mW ±1%% %1$dΩ 0603,,1-:0.1,5\n".formatted(i));
            }
        }
    }
}
