package io.atopile.mcp.conformance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers have the same digits and decimal points in every language of the user. */
class UserLanguageTest {

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab", "-Duser.language=de -Duser.country=DE", "-Duser.language=tr -Duser.country=TR"})
    void numbersAreTheSame(String language) throws Exception {
        RealParts.ato();
        KnownIndexes.lend(scratch.resolve("state/atopile-mcp"));
        try (var server = Launched.over(Transport.STDIO, Board.copy("divider", Files.createDirectory(scratch.resolve("boards"))).root(), scratch, Map.of("JAVA_TOOL_OPTIONS", language))) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);
            assertEquals("60 of 104 items; continue with next_cursor.", client.call("stdlib_list", Json.object().put("query", "i")).message());
            assertEquals(
                    "1 part for resistor, 0603, resistance 10.5 kΩ. First: R-10.5k-0603 (generic:resistor/10.5k/0603).",
                    client.call("parts_search", Json.object().put("query", "10.5k 0603")).message());
            var diagnosed = client.call("design_diagnostics", Json.object());
            assertEquals("1 target: 0 failed, 1 never built, 0 outdated; 0 assertions undecided; 0 warnings of builds; 0 problems in the files.", diagnosed.message());
        }
    }
}
