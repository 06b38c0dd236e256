package io.atopile.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.SessionGrants;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tools.files.FileTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens on the disk while a client's dialog is open. */
class OpenQuestionTest {

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private final List<String> asked = new ArrayList<>();
    private final SessionGrants grants = new SessionGrants();
    private DiskChange exchange = () -> {};

    /** Done before the person says yes. */
    @FunctionalInterface
    private interface DiskChange {
        void make() throws IOException;
    }

    private final class Person implements McpClientHandle {
        @Override
        public boolean supports(String capability) {
            return capability.equals("elicitation");
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) {
            asked.add(params.path("message").asString(""));
            try {
                exchange.make();
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
            var answer = Json.object().put("action", "accept");
            answer.putObject("content").put("decision", params.toString().contains("\"session\"") ? "session" : "once");
            return new Response.Result(answer);
        }

        @Override
        public void notify(String method, ObjectNode params) {}

        @Override
        public SessionGrants grants() {
            return grants;
        }
    }

    @BeforeEach
    void lay() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "builds: {}\n");
        Files.writeString(root.resolve("note.json"), "{}\n");
        Files.createDirectory(root.resolve("docs"));
        Files.createDirectory(root.resolve(".vscode"));
        Files.createSymbolicLink(root.resolve("dl"), Path.of("docs"));
    }

    private void turn() throws IOException {
        Files.delete(root.resolve("dl"));
        Files.createSymbolicLink(root.resolve("dl"), Path.of(".vscode"));
    }

    @Test
    void aYesOrASessionDoesNotReachAnObeyedFolder() throws IOException {
        exchange = this::turn;
        var turned = call("project_create_path", "{'path':'dl/a.json','content':'{}'}");
        assertEquals("conflict", turned.path("code").asString(), turned.toString());
        exchange = () -> {};
        assertEquals("ok", call("project_create_path", "{'path':'docs/a.json','content':'{}'}").path("code").asString());
        assertEquals(1, asked.size(), "The session's yes covers an ordinary file");
        assertEquals("ok", call("project_create_path", "{'path':'dl/b.json','content':'{}'}").path("code").asString());
        assertEquals(2, asked.size(), "An obeyed file is asked about");
        assertTrue(asked.getLast().contains("other programs execute or obey") && asked.getLast().contains("Create .vscode/b.json"), asked.getLast());
        assertFalse(Files.exists(root.resolve(".vscode/a.json")));
    }

    @Test
    void whatBecomesExecutableIsShownAndNothingElseBecomesIt() throws IOException {
        exchange = () -> Files.writeString(root.resolve("note.json"), "{\"command\": \"evil\"}\n");
        var moved = call("project_move_path", "{'path':'note.json','new_path':'.mcp.json'}");
        assertEquals("conflict", moved.path("code").asString(), moved.toString());
        assertTrue(asked.getFirst().contains("Move note.json to .mcp.json: 1 line\n    @@ -0,0 +1,1 @@\n    +{}"), asked.getFirst());
        assertFalse(Files.exists(root.resolve(".mcp.json")));
    }

    private JsonNode call(String tool, String arguments) {
        try (var box = new ToolRegistry(
                FileTools.createTools(folder.resolve("state"), (_, _) -> Optional.empty()),
                AllowedProjects.of(List.of(root)),
                new PolicyGate(Mode.ASK, List.of()),
                ActionLog.NONE,
                (name, defect) -> {
                    throw new AssertionError(name, defect);
                })) {
            var json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
            var reply = box.call(new ToolCall(
                    tool, json, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "tester"), Progress.NONE, new CancellationSignal(), new Person()));
            return Optional.ofNullable(reply.structured()).orElseThrow();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }
}
