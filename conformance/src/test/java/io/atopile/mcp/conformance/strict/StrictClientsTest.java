package io.atopile.mcp.conformance.strict;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.ServedOverHttp;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The client libraries, which compare each answer with the tool's schema, accept every tool's answers in all their shapes. */
class StrictClientsTest {

    private static final String INSPECTOR = "@modelcontextprotocol/inspector/clients/launcher/build/index.js";
    private static final String NOWHERE = "http://127.0.0.1:9";
    private static final Set<String> CHEAP =
            Set.of("workspace_list_targets", "project_list_files", "project_search", "project_read_file", "skills_list", "build_list");

    @TempDir
    private Path scratch;

    @Test
    void everyClientAcceptsEveryAnswerOverHttp() throws Exception {
        var board = copyBoard();
        try (var wiring = wire(board.root());
                var served = ServedOverHttp.of(record(wiring.offer(), board))) {
            var unknown = ClientCall.ofUnknownArgument(listTools(wiring.offer()));
            var calls = Stream.concat(ClientCall.readTable(Map.of("build", build(served))).stream(), unknown).toList();
            var plan = plan(board, calls).put("url", served.endpoint().toString());
            plan.putArray("changes").add("resources");
            assertAll(Stream.of(ClientProgram.values()).map(client -> () -> check(client, calls, client.run(plan, scratch))));
            inspectPicture(served);
        }
    }

    /** The Inspector ends with an error when an answer and the tool's schema don't agree. */
    private void inspectPicture(ServedOverHttp served) throws InterruptedException {
        var inspected = Program.of(
                        scratch, RealParts.node(), RealParts.suite(INSPECTOR), "--cli", served.endpoint(), "--transport", "http", "--method", "tools/call",
                        "--tool-name", "layout_render", "--format", "json")
                .with("HOME", scratch)
                .run(Duration.ofMinutes(1));
        assertEquals(0, inspected.code(), () -> inspected.out() + inspected.err());
        assertTrue(inspected.out().contains("image/png"), inspected::out);
    }

    @Test
    void theTableHasEveryTool() throws Exception {
        try (var wiring = wire(Board.copy("divider", scratch.toRealPath()).root())) {
            assertEquals(
                    new TreeSet<>(listTools(wiring.offer())),
                    ClientCall.readTable(Map.of()).stream().map(ClientCall::tool).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** Started where no project is, so that the client's roots are what the server works in. */
    @Test
    void everyClientIsServedOverStdioInItsRoots() throws Exception {
        var calls = ClientCall.readTable(Map.of()).stream().filter(call -> CHEAP.contains(call.tool())).toList();
        assertTrue(calls.size() > CHEAP.size());
        var plan = plan(copyBoard(), calls).put("cwd", Files.createDirectories(scratch.resolve("empty")).toString());
        plan.putArray("command").add(RealParts.installed().toString()).add("stdio");
        var environment = plan.putObject("env");
        List.of("PATH", "HOME").forEach(kept -> environment.put(kept, System.getenv(kept)));
        listOwnDirectories().forEach(environment::put);
        assertAll(Stream.of(ClientProgram.values()).map(client -> () -> check(client, calls, client.run(plan, scratch))));
    }

    private Board copyBoard() throws IOException {
        var board = Board.copy("divider", scratch.toRealPath());
        Files.writeString(board.root().resolve("long.md"), "A line of a long file.\n".repeat(5_000));
        return board;
    }

    private static ServerFeatures record(ServerFeatures offer, Board board) {
        var tools = new RecordedTools(offer.tools(), board.root().resolve("build/builds/default"));
        return new ServerFeatures(offer.name(), offer.title(), offer.version(), offer.instructions(), tools, offer.resources(), offer.prompts());
    }

    private static void check(ClientProgram client, List<ClientCall> calls, Map<String, JsonNode> reports) {
        var failed = reports.values().stream().filter(report -> report.has("error")).map(JsonNode::toString).toList();
        assertEquals(List.of(), failed, client.name());
        assertAll(calls.stream().map(call -> () -> {
            var report = reports.getOrDefault(call.id(), Json.object());
            var picture = call.code().equals("image");
            assertEquals(picture ? "" : call.code(), report.path("code").asString("none"), client + ": " + report);
            assertEquals(!picture && !call.code().equals("ok"), report.path("isError").asBoolean(), client + ": " + call.id());
            assertEquals(picture ? "[\"image\",\"text\"]" : "[\"text\"]", report.path("types").toString(), client + ": " + call.id());
        }));
        assertEquals("[\"default\"]", reports.getOrDefault("completion", Json.object()).path("values").toString(), client.name());
        if (client.collectsChanges()) {
            var changes = reports.getOrDefault("changes", Json.object()).path("values").toString();
            assertEquals(calls.stream().anyMatch(call -> call.tool().equals("build_run")) ? "[\"resources\"]" : "[]", changes, client.name());
        }
    }

    private static ObjectNode plan(Board board, List<ClientCall> calls) {
        var plan = Json.object().put("resource", "skill://select_part");
        plan.putArray("roots").add(board.root().toUri().toString());
        plan.putArray("changes");
        plan.putObject("prompt").put("name", "diagnose_build_failure").putObject("arguments").put("target", "default");
        var completion = plan.putObject("completion");
        completion.putObject("ref").put("type", "ref/prompt").put("name", "diagnose_build_failure");
        completion.putObject("argument").put("name", "target").put("value", "d");
        var array = plan.putArray("calls");
        calls.forEach(call -> array.addObject().put("id", call.id()).put("tool", call.tool()).set("arguments", call.arguments()));
        return plan;
    }

    private static String build(ServedOverHttp served) {
        try (var client = served.client()) {
            client.initialize(McpClient.NEWEST_LEGACY);
            var built = client.call("build_run", Json.object().put("wait_seconds", 120));
            assertEquals("ok", built.code(), built::message);
            return built.data().path("build_id").asString();
        }
    }

    private static List<String> listTools(ServerFeatures offer) {
        return offer.tools().list().stream().map(ToolListing::name).toList();
    }

    /** The server of a user who has atopile and KiCad, but no key of a model, and whose network is down. */
    private Wiring wire(Path root) throws IOException, InterruptedException {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(listOwnDirectories());
        Stream.of("COMPONENTS", "PACKAGES").forEach(service -> environment.put("ATO_SERVICES_%s_URL".formatted(service), NOWHERE));
        environment.remove("OPENAI_API_KEY");
        var own = AtopileSettings.of(environment);
        KnownIndexes.lend(own.state());
        var atopile = new AtopileSettings(RealParts.ato(), own.state(), own.data(), own.userLog(), own.environment());
        return Wiring.of(new Settings(atopile, List.of(root), EnumSet.allOf(Toolset.class), false, Mode.AUTO));
    }

    private Map<String, String> listOwnDirectories() {
        return Stream.of("STATE", "DATA", "CONFIG", "CACHE")
                .collect(Collectors.toMap("XDG_%s_HOME"::formatted, kind -> scratch.resolve(kind).toString()));
    }
}
