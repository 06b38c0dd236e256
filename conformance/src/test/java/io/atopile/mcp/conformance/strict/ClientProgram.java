package io.atopile.mcp.conformance.strict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A program in {@code suites/clients} that makes the calls of a plan with one client library. */
enum ClientProgram {
    TYPESCRIPT_V1("typescript-v1.mjs"),
    TYPESCRIPT_V2("typescript-v2.mjs"),
    PYTHON_MCP("python-mcp.py"),
    PYTHON_FASTMCP("python-fastmcp.py");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String file;

    ClientProgram(String file) {
        this.file = file;
    }

    /** Whether it also waits for what the server tells unasked. */
    boolean collectsChanges() {
        return file.endsWith(".mjs");
    }

    /** Carries a plan out; returns what the client made of each answer, by its id. */
    Map<String, JsonNode> run(ObjectNode plan, Path scratch) throws IOException, InterruptedException {
        var written = Files.writeString(scratch.resolve(file + ".json"), plan.toString());
        var interpreter = file.endsWith(".py") ? RealParts.python() : RealParts.node();
        var ended = Program.of(scratch, interpreter, RealParts.client(file), written).with("PYTHONDONTWRITEBYTECODE", "1").run(PATIENCE);
        assertEquals(0, ended.code(), () -> ended.out() + ended.err());
        var reports = new LinkedHashMap<String, JsonNode>();
        ended.out().lines().map(Json.mapper()::readTree).forEach(line -> reports.put(line.path("id").asString(), line));
        return reports;
    }
}
