package io.atopile.mcp.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writing what other programs execute or obey is judged as an effect of its own, by each way in which a file can be changed. */
final class FileEffectsTest {

    @TempDir
    Path temporary;

    private Path root = Path.of("");
    private boolean willing;
    private Optional<ToolRegistry> box = Optional.empty();

    @BeforeEach
    void lay() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "builds: {}\n");
        Files.writeString(root.resolve("notes.md"), "notes\n");
        Files.writeString(root.resolve("AGENTS.md"), "Be kind.\n");
        Files.createDirectories(root.resolve(".vscode"));
        Files.writeString(root.resolve(".vscode/tasks.json"), "{}\n");
        Files.createSymbolicLink(root.resolve("harmless.md"), Path.of("AGENTS.md"));
        Files.createSymbolicLink(root.resolve("docs"), Path.of(".vscode"));
        Files.createSymbolicLink(root.resolve("CLAUDE.md"), Path.of("notes.md"));
        box = Optional.of(new ToolRegistry(
                FileTools.createTools(temporary.resolve("state"), (_, _) -> Optional.empty(), () -> new WriteRules(Set.of("py"))),
                AllowedProjects.of(List.of(root)),
                (_, effects, _) -> willing || !effects.contains(Effect.CONFIGURES_PROGRAMS)
                        ? new Gate.Decision.Granted(Optional.empty())
                        : new Gate.Decision.Unasked("It configures programs.", "Ask.", Optional.empty()),
                ActionLog.NONE,
                (tool, defect) -> {
                    throw new AssertionError(tool, defect);
                }));
    }

    @AfterEach
    void close() {
        box.ifPresent(ToolRegistry::close);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "project_create_path | {'path':'.mcp.json','content':'{}'}",
        "project_create_path | {'path':'.github/workflows/x.yml','content':'x\\n'}",
        "project_create_path | {'path':'.vscode/../.x.md','content':'x\\n'}",
        "project_create_path | {'path':'ROOT/Makefile','content':'x\\n'}",
        "project_create_path | {'path':'docs/settings.json','content':'x\\n'}",
        "project_create_path | {'path':'conftest.py','content':'x\\n'}",
        "project_create_path | {'path':'./././package.json','content':'x\\n'}",
        "project_edit_file | {'path':'AGENTS.md','rev':'00000000','edits':[{'op':'replace','anchor':'1:0000','text':'x'}]}",
        "project_edit_file | {'path':'harmless.md','rev':'00000000','edits':[{'op':'replace','anchor':'1:0000','text':'x'}]}",
        "project_edit_file | {'path':'docs/tasks.json','rev':'00000000','edits':[{'op':'replace','anchor':'1:0000','text':'x'}]}",
        "project_edit_file | {'path':'CLAUDE.md','rev':'00000000','edits':[{'op':'replace','anchor':'1:0000','text':'x'}]}",
        "project_delete_path | {'path':'AGENTS.md'}",
        "project_delete_path | {'path':'.vscode/tasks.json'}",
        "project_move_path | {'path':'notes.md','new_path':'.cursorrules'}",
        "project_move_path | {'path':'notes.md','new_path':'docs/notes.md'}",
        "project_move_path | {'path':'AGENTS.md','new_path':'old.md'}",
        "project_move_path | {'path':'notes.md','new_path':'run.sh'}",
        "project_undo_edit | {'path':'AGENTS.md'}"
    })
    void noWayIsWithoutAYes(String tool, String arguments) throws IOException {
        var reply = call(tool, arguments.replace("ROOT", root.toString()));
        assertEquals("approval_required", reply.path("code").asString(), reply.toString());
        assertTrue(reply.path("message").asString().contains("NOTHING WAS WRITTEN"), reply.toString());
        assertEquals("notes\n", Files.readString(root.resolve("notes.md")));
        assertEquals("Be kind.\n", Files.readString(root.resolve("AGENTS.md")));
        assertEquals("{}\n", Files.readString(root.resolve(".vscode/tasks.json")));
        assertFalse(Files.exists(root.resolve(".mcp.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.ato", "src/b.ato", "notes2.md", "bom.csv", "x.json", "y.txt", "z.kicad_dru", "fp-lib-table", "deep/er/model.py",
        "parts/p/p.kicad_sym"})
    void anOrdinaryFileNeedsNone(String path) {
        assertEquals("ok", call("project_create_path", "{'path':'%s','content':'x\\n'}".formatted(path)).path("code").asString());
    }

    @Test
    void whatLeadsBackToSuchAFileNeedsAYesToo() {
        willing = true;
        assertEquals("ok", call("project_delete_path", "{'path':'.vscode/tasks.json'}").path("code").asString());
        assertEquals("ok", call("project_move_path", "{'path':'AGENTS.md','new_path':'old.md'}").path("code").asString());
        willing = false;
        assertEquals("approval_required", call("project_undo_edit", "{'path':'.vscode/tasks.json'}").path("code").asString());
        assertEquals("approval_required", call("project_undo_edit", "{'path':'old.md'}").path("code").asString());
        willing = true;
        assertEquals("ok", call("project_undo_edit", "{'path':'old.md'}").path("code").asString());
        assertTrue(Files.exists(root.resolve("AGENTS.md")));
    }

    /** As runs ask it: without making the call. */
    @Test
    void theEffectsOfACallAreKnownBeforeIt() {
        assertEquals(Set.of(Effect.WRITES_PROJECT), effects("project_create_path", "{'path':'x.md'}"));
        assertEquals(Set.of(Effect.WRITES_PROJECT, Effect.CONFIGURES_PROGRAMS), effects("project_create_path", "{'path':'.mcp.json'}"));
        assertEquals(Set.of(Effect.WRITES_PROJECT), effects("project_create_path", "{'path':7}"));
        assertEquals(Set.of(Effect.WRITES_PROJECT), effects("project_create_path", "{'path':'x\\u0000.py'}"));
        assertEquals(Set.of(Effect.WRITES_PROJECT), effects("project_create_path", "{'path':'.mcp.json','project':'/nowhere'}"));
        assertEquals(Set.of(Effect.READS), effects("project_read_file", "{'path':'.mcp.json'}"));
    }

    private Set<Effect> effects(String tool, String arguments) {
        return box.orElseThrow().resolveEffects(toolCall(tool, arguments));
    }

    private JsonNode call(String tool, String arguments) {
        var reply = box.orElseThrow().call(toolCall(tool, arguments)).structured();
        return reply == null ? Json.object() : reply;
    }

    private static ToolCall toolCall(String tool, String arguments) {
        var json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        return new ToolCall(tool, json, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
    }
}
