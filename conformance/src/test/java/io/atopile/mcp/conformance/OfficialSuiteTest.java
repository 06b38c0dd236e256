package io.atopile.mcp.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.fixture.Everything;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs the official suites of the Model Context Protocol against the shipped HTTP face. */
class OfficialSuiteTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** SEP-1699, resuming a broken stream, is optional, and the next revision takes it out of the protocol. */
    private static final List<String> OPTIONAL = List.of("server-sse-priming-event", "server-sse-retry-field");

    @TempDir
    private Path results;

    @Test
    void theStableSuitePassesWhole() throws Exception {
        run("conformance-stable", "--suite", "all");
        assertEquals(List.of(), checks("FAILURE"));
        assertEquals(OPTIONAL, checks("WARNING"));
        assertEquals(44, checks("SUCCESS").size());
    }

    @Test
    void theNextSuitePassesWholeAtTheNewestLegacyRevision() throws Exception {
        run("conformance-next", "--suite", "all", "--spec-version", "2025-11-25");
        assertEquals(List.of(), checks("FAILURE"));
        assertEquals(OPTIONAL, checks("WARNING"));
        assertEquals(81, checks("SUCCESS").size());
    }

    private void run(String suite, String... options) throws InterruptedException {
        var command = Stream.of(
                        Stream.of(RealParts.node(), RealParts.suite(suite + "/dist/index.js"), "server"),
                        Stream.of(options),
                        Stream.of("-o", results, "--url"))
                .flatMap(part -> part);
        try (var served = ServedOverHttp.of(Everything.offer())) {
            Program.of(results, Stream.concat(command, Stream.of(served.endpoint())).toArray()).run(PATIENCE);
        }
    }

    /** The ids of the checks that ended so, sorted. */
    private List<String> checks(String status) throws IOException {
        try (var files = Files.walk(results)) {
            return files.filter(file -> file.endsWith("checks.json"))
                    .flatMap(OfficialSuiteTest::read)
                    .filter(check -> check.path("status").asString("").equals(status))
                    .map(check -> check.path("id").asString(""))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<JsonNode> read(Path file) {
        return StreamSupport.stream(Json.mapper().readTree(file).spliterator(), false);
    }
}
