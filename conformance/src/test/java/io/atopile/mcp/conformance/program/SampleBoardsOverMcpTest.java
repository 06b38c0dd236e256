package io.atopile.mcp.conformance.program;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every sample board, built by a client of the program that is shipped, gives what was written beside it by hand. */
class SampleBoardsOverMcpTest {

    @TempDir
    private Path scratch;

    @Test
    void everyBoardGivesItsVerdictAndItsPlaces() throws Exception {
        RealParts.ato();
        var home = Files.createDirectory(scratch.resolve("boards"));
        var expectations = expectations();
        for (var board : expectations.stream().map(SampleBoardsOverMcpTest::board).distinct().toList()) {
            Board.copy(board, home);
        }
        assertTrue(expectations.size() >= 11, expectations.toString());
        try (var server = Launched.over(Transport.STDIO, home, scratch)) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);
            assertAll(expectations.stream().<Executable>map(expectation -> () -> check(client, expectation)));
        }
    }

    private static void check(McpClient client, Path expectation) throws IOException {
        var expected = Json.mapper().readTree(Files.readString(expectation));
        var target = expectation.getFileName().toString().replaceFirst("expected-?", "").replace(".json", "");
        var built = client.call("build_run", Json.object()
                .put("project", board(expectation))
                .put("target", target.isEmpty() ? "default" : target)
                .put("wait_seconds", 120));
        var told = expectation + " gave " + built.message();
        assertEquals(expected.path("verdict").asString(), built.data().path("verdict").asString(), told);
        assertTrue(built.isError() || built.data().path("stages_done").asInt() > 0, built.data()::toString);
        assertEquals(places(expected.path("diagnostics")), places(built.data().path("diagnostics")), told);
        assertEquals(places(expected.path("unverified")), places(built.data().path("unverified")), told);
    }

    private static String board(Path expectation) {
        return expectation.resolveSibling("").getFileName().toString();
    }

    /** Each as file:line code or text, which are what a reader acts on. */
    private static List<String> places(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .map(one -> "%s:%s %s%s".formatted(
                        one.path("file").asString(""), one.path("line").asString(""), one.path("code").asString(""), one.path("text").asString("")))
                .toList();
    }

    private static List<Path> expectations() throws IOException {
        try (Stream<Path> files = Files.find(
                Golden.folder("boards"), 2, (file, _) -> file.getFileName().toString().matches("expected.*\\.json"))) {
            return files.sorted().toList();
        }
    }
}
