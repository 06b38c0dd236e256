package io.atopile.mcp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line that is no entry costs that line, wherever it is. */
class DamagedJournalTest {

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final Map<String, byte[]> DAMAGES = Map.of(
            "bad JSON", bytes("{\"n\":"),
            "binary", new byte[] {0, 1, (byte) 0xff, (byte) 0xfe, (byte) 0x80, '\r', 7},
            "truncated", bytes("{\"n\":1,\"text\":\"half"),
            "a list", bytes("[1,2]"),
            "a number", bytes("17"),
            "a text", bytes("\"x\""),
            "null", bytes("null"),
            "two entries in one line", bytes("{\"n\":} {"),
            "10 MB", bytes("{\"n\":\"" + "y".repeat(10 << 20)),
            "deep", bytes("[".repeat(100_000)));

    @Test
    void aDamagedLineCostsThatLineAlone() throws Exception {
        for (var damage : DAMAGES.entrySet()) {
            for (var place : List.of(0, 2, 4)) {
                var file = folder.resolve("journal.jsonl");
                var out = new ByteArrayOutputStream();
                for (var line = 0; line < 5; line++) {
                    out.writeBytes(line == place ? damage.getValue() : bytes("{\"n\":%d}".formatted(line)));
                    out.write('\n');
                }
                Files.write(file, out.toByteArray());
                var journal = new Journal(file, Journal.Durability.WITH_THE_SYSTEM);
                var read = journal.read();
                assertEquals(4, read.entries().size(), damage.getKey());
                assertEquals(1, read.damaged(), damage.getKey());
                assertEquals(place == 4, read.endsDamaged(), damage.getKey());
                journal.append(Json.object().put("n", 9));
                assertEquals(9, journal.entries().getLast().get("n").asInt());
                assertEquals(5, journal.entries().size(), damage.getKey());
            }
        }
    }

    @Test
    void emptyLinesAndOtherLineEndingsAreNoDamage() throws Exception {
        var file = Files.writeString(folder.resolve("j.jsonl"), "\n{\"n\":1}\r\n\r\n   \n{\"n\":2}\n\n");
        var read = new Journal(file, Journal.Durability.WITH_THE_SYSTEM).read();
        assertEquals("[{\"n\":1}, {\"n\":2}]", read.entries().toString());
        assertEquals(0, read.damaged());
        assertTrue(!read.endsDamaged());
    }
}
