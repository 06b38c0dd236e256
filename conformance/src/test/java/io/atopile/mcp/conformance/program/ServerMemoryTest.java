package io.atopile.mcp.conformance.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.RealPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The call that takes the most memory of a server: the first search for parts, where no setup has indexed KiCad's symbols. */
class ServerMemoryTest {

    private static final Duration TO_INDEX = Duration.ofMinutes(3);
    private static final Duration TO_RELEASE = Duration.ofMinutes(1);
    private static final long MOST_MEGABYTES = 250;

    @TempDir
    private Path scratch;

    @Test
    void aServerThatHasIndexedKicadReturnsTheMemory() throws Exception {
        RealPart.require(KicadLibraries.find(System.getenv()).isPresent(), "KiCad's libraries are not installed");
        try (var server = Launched.over(Transport.STDIO, Board.copy("divider", scratch).root(), scratch)) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            var found = server.client().beginCall("parts_search", Json.object().put("query", "AMS1117-3.3")).await(TO_INDEX).path("result");
            assertTrue(found.path("structuredContent").path("data").path("parts").path(0).path("id").asString("").startsWith("kicad:"), found::toString);
            await().atMost(TO_RELEASE).until(() -> residentMegabytes(server.process()) <= MOST_MEGABYTES);
        }
    }

    private static long residentMegabytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() >> 10;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
