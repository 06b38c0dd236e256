package io.atopile.mcp.conformance.attack;

import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.client.StdioWire;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One pass of the attack suite: every call, in one policy mode and one sandbox, by one user.
 *
 * @param mode {@code read-only}, {@code ask}, {@code auto_safe} or {@code auto}
 * @param user as whom the server runs
 * @param plan the calls
 */
record AttackRun(String mode, SandboxKind sandbox, OtherUser user, List<AttackCall> plan) {

    /** The longest call asks atopile about its whole library, which takes half a minute of one processor. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final long CLOSING_SECONDS = 20;
    private static final String NO_ANSWER = "no answer";

    /**
     * What came of it.
     *
     * @param calls how many were made
     * @param codes how often each code was answered
     * @param violations what was read, written or called that must not be; empty when all is well
     */
    record Outcome(int calls, Map<String, Integer> codes, List<String> violations) {}

    Outcome run(Path scratch, Path state) throws IOException, InterruptedException {
        try (var canaries = Canaries.plant(scratch, state)) {
            var projects = new HostileProjects(canaries).make();
            user.own(scratch);
            var process = program(canaries, projects)
                    .builder()
                    .redirectError(scratch.resolve("server.log").toFile())
                    .start();
            try (var client = new McpClient(sink -> new StdioWire(process.getInputStream(), process.getOutputStream(), sink))) {
                client.initialize(McpClient.NEWEST_LEGACY);
                return pass(client, canaries, projects);
            } finally {
                if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private Program program(Canaries canaries, Path projects) {
        var command = new ArrayList<Object>(user.command());
        command.addAll(List.of(RealParts.installed(), "stdio", "--toolsets", "all", "--project", projects));
        command.addAll(mode.equals("read-only") ? List.of("--read-only") : List.of("--policy", mode));
        var program = Program.of(canaries.scratch(), command.toArray());
        for (var variable : canaries.environment().entrySet()) {
            program = program.with(variable.getKey(), variable.getValue());
        }
        return program.with("ATOPILE_MCP_SANDBOX_KIND", sandbox).with("XDG_DATA_HOME", dataHome());
    }

    /** Where the installed atopile is found, although the home directory is another. */
    static Path dataHome() {
        return AtopileSettings.of(System.getenv()).data().resolveSibling("");
    }

    private Outcome pass(McpClient client, Canaries canaries, Path projects) throws IOException {
        var offered = new TreeSet<String>();
        client.result("tools/list", Json.object()).path("tools").values().forEach(tool -> offered.add(tool.path("name").asString()));
        var codes = new TreeMap<String, Integer>();
        var violations = new ArrayList<String>();
        var before = canaries.outsideState();
        int calls = 0;
        for (var call : plan) {
            if (offered.contains(call.tool())) {
                calls++;
                var reply = reply(client.beginCall(call.tool(), call.node()));
                codes.merge(code(reply), 1, Integer::sum);
                var seen = canaries.outsideState();
                violations.addAll(judge(call, reply, canaries, !seen.equals(before)));
                before = seen;
            }
        }
        violations.addAll(resources(client));
        violations.addAll(canaries.found(projects, canaries.state(), canaries.temporary()));
        return new Outcome(calls, codes, violations);
    }

    private List<String> judge(AttackCall call, JsonNode reply, Canaries canaries, boolean changedOutside) {
        var violations = new ArrayList<String>();
        var place = "%s %s %s".formatted(call.tool(), call.project(), call.arguments());
        Canaries.in(reply.toString()).forEach(value -> violations.add(place + ": answers with " + value));
        if (changedOutside) {
            violations.add(place + ": changed something outside the projects");
        }
        if (code(reply).equals("internal_error") || code(reply).equals(NO_ANSWER)) {
            violations.add(place + ": " + code(reply) + " " + reply);
        }
        canaries.listener().connections().stream()
                .filter(sent -> !mode.equals("auto") || !Canaries.in(sent).isEmpty())
                .forEach(sent -> violations.add(place + ": the listener was called: " + sent.lines().findFirst().orElse("")));
        return violations;
    }

    private static String code(JsonNode reply) {
        return reply.path("result").path("content").values().stream()
                .filter(block -> block.path("type").asString("").equals("text"))
                .map(block -> Json.mapper().readTree(block.path("text").asString()).path("code").asString(""))
                .findFirst()
                .orElse(NO_ANSWER);
    }

    private static JsonNode reply(McpClient.InFlight call) {
        try {
            return call.await(PATIENCE);
        } catch (CompletionException _) {
            return Json.object();
        }
    }

    private static List<String> resources(McpClient client) {
        var violations = new ArrayList<String>();
        var listed = reply(client.begin("resources/list", Json.object())).path("result").path("resources");
        if (!listed.isArray()) {
            violations.add("resources/list: " + NO_ANSWER);
        }
        var planted = Stream.of("default.d.md", "default.c.csv", "default.bom.json").map("atopile://artifact/links/build/builds/default/"::concat);
        var uris = Stream.concat(listed.values().stream().map(resource -> resource.path("uri").asString()), planted);
        for (var uri : uris.toList()) {
            var reply = reply(client.begin("resources/read", Json.object().put("uri", uri)));
            Canaries.in(reply.toString()).forEach(value -> violations.add(uri + ": holds " + value));
        }
        return violations;
    }
}
