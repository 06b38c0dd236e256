package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.JsonText;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server on one project, with a state of its own and with nothing of the user's but atopile and KiCad. Each case begins with a fresh
 * copy of a sample board; the interpreters that the server has started for the folder stay.
 */
final class SkillBench implements AutoCloseable {

    private static final int WAIT_SECONDS = 45;

    private final Board board;
    private final Path state;
    private final Wiring wiring;
    private final Transport.Served served;
    private final McpClient client;

    private SkillBench(Board board, Path state, Wiring wiring) throws IOException {
        this.board = board;
        this.state = state;
        this.wiring = wiring;
        this.served = Transport.STDIO.serve(wiring.offer());
        this.client = served.client();
        client.initialize(McpClient.NEWEST_LEGACY);
    }

    /** Opens one without a board; {@code scratch} takes the project and the state. */
    static SkillBench in(Path scratch) throws IOException, InterruptedException {
        return in(scratch, Map.of());
    }

    /** The same with some of the environment replaced, such as {@code PATH} to hide KiCad. */
    static SkillBench in(Path scratch, Map<String, String> environment) throws IOException, InterruptedException {
        var root = Files.createDirectories(scratch.resolve("board")).toRealPath();
        var variables = new HashMap<>(System.getenv());
        List.of("STATE", "DATA", "CONFIG", "CACHE").forEach(kind -> variables.put(
                "XDG_%s_HOME".formatted(kind), scratch.resolve(kind.toLowerCase(Locale.ROOT)).toString()));
        variables.putAll(environment);
        var own = AtopileSettings.of(variables);
        KnownIndexes.lend(own.state());
        var atopile = new AtopileSettings(RealParts.ato(), own.state(), own.data(), own.userLog(), own.environment());
        var settings = new Settings(atopile, List.of(root), EnumSet.allOf(Toolset.class), false, Mode.AUTO);
        return new SkillBench(new Board(root), own.state(), Wiring.of(settings));
    }

    /** Replaces the project by a fresh copy of a sample board, of which the server knows no build. */
    void lay(String name) throws IOException {
        DirectoryTree.delete(state.resolve("builds"));
        board.replaceBy(name);
    }

    Board board() {
        return board;
    }

    CallResult call(String tool, ObjectNode arguments) {
        return client.call(tool, arguments);
    }

    /** Runs a skill to its end; what it gives matches the schema that {@code skills_load} tells. */
    CallResult run(String skill, ObjectNode input) {
        var arguments = Json.object().put("name", skill).put("wait_seconds", WAIT_SECONDS);
        arguments.set("input", input);
        var result = call("skill_run", arguments);
        while (result.data().path("status").asString("").equals("running")) {
            result = call("skill_run", Json.object().put("run_id", result.data().path("run_id").asString()).put("wait_seconds", WAIT_SECONDS));
        }
        var told = result.envelope().toString();
        assertEquals(List.of(), new JsonSchemaValidator(schema(skill)).describeProblems(result.data().path("result")), told);
        return result;
    }

    /** Compares what a skill gave with its golden, but for what is listed as unsteady. */
    void check(String skill, String golden, CallResult result) {
        var steady = result.data().path("result").deepCopy();
        loaded(skill).path("unsteady").forEach(pointer -> Unsteady.mask(steady, pointer.asString()));
        var shown = Json.object().put("code", result.code());
        shown.set("result", steady);
        Golden.check(Golden.folder("src/test/resources/skill").resolve("%s-%s.json".formatted(skill, golden)), JsonText.of(shown) + "\n");
    }

    private ObjectNode schema(String skill) {
        return Optional.of(loaded(skill).path("result_schema"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow();
    }

    private JsonNode loaded(String skill) {
        return call("skills_load", Json.object().put("name", skill)).data();
    }

    @Override
    public void close() {
        client.close();
        served.close();
        wiring.close();
    }
}
