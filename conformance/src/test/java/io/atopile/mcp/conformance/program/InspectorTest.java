package io.atopile.mcp.conformance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Inspector, at its strictest, accepts the list of tools. */
class InspectorTest {

    private static final String INSPECTOR = "@modelcontextprotocol/inspector/clients/launcher/build/index.js";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path scratch;

    @Test
    void itAcceptsTheListOverStdio() throws Exception {
        var board = Board.copy("divider", scratch);
        accepts(RealParts.launcher(), "stdio", "--project", board.root());
    }

    @Test
    void itAcceptsTheListOverHttp() throws Exception {
        var board = Board.copy("divider", scratch);
        try (var server = Launched.over(Transport.HTTP, board.root(), scratch)) {
            accepts(server.endpoint(), "--transport", "http", "--header", "Authorization: Bearer " + server.token());
        }
    }

    private void accepts(Object... server) throws InterruptedException {
        var command = Stream.of(
                        Stream.of(RealParts.node(), RealParts.suite(INSPECTOR), "--cli"),
                        Stream.of(server),
                        Stream.of("--method", "tools/list", "--strict", "--format", "json"))
                .flatMap(part -> part)
                .toArray();
        var ended = Program.of(scratch, command).with("HOME", scratch).run(PATIENCE);
        assertEquals(0, ended.code(), () -> ended.out() + ended.err());
        var printed = Json.mapper().readTree(ended.out());
        assertFalse(printed.at("/result/tools").isEmpty(), ended::out);
        assertTrue(printed.path("schemaFindings").isEmpty(), ended::err);
    }
}
