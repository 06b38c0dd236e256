package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tools.files.FileTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A yes to a call of a run is to what was shown, like one to a client's own call. */
class ShownCallTest {

    private static final String MOVE = "{\"path\":\"note.json\",\"new_path\":\".mcp.json\"}";

    @TempDir
    Path folder;

    @Test
    void whatChangesWhileARunWaitsIsNotWritten() throws Exception {
        var root = Files.createDirectories(folder.toRealPath().resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "builds: {}\n");
        Files.writeString(root.resolve("note.json"), "{}\n");
        var model = PlayedModel.script(List.of(
                List.of(call("a", "project_move_path", MOVE)), List.of(call("b", "project_move_path", MOVE)), List.of(say("Done."))));
        try (var box = box(root);
                var shop = new Workshop(folder, box, model)) {
            var run = shop.begin();
            awaitQuestion(shop, run, "a");
            Files.writeString(root.resolve("note.json"), "{\"command\":\"evil\"}\n");
            run.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.ONCE, "shell"));
            shop.engine.wake(run.id());
            awaitQuestion(shop, run, "b");
            assertFalse(Files.exists(root.resolve(".mcp.json")));
            var shown = Workshop.events(run, RunEvent.ApprovalRequested.class).getLast().preview().orElseThrow();
            assertTrue(run.texts().get(shown).contains("evil"), run.texts().get(shown));
            run.inbox().put(new RunControlMessage.Decide("b", ApprovalDecision.ONCE, "shell"));
            shop.engine.wake(run.id());
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
            assertEquals(List.of("conflict", "ok"), Workshop.ended(run).stream().map(RunEvent.ToolEnded::code).toList());
            assertEquals("{\"command\":\"evil\"}\n", Files.readString(root.resolve(".mcp.json")));
        }
    }

    private ToolRegistry box(Path root) throws IOException {
        return new ToolRegistry(
                FileTools.createTools(folder.resolve("state"), (_, _) -> Optional.empty()),
                AllowedProjects.of(List.of(root)),
                (call, _, _) -> new Gate.Decision.Granted(call.approval()),
                ActionLog.NONE,
                (tool, defect) -> {
                    throw new AssertionError(tool, defect);
                });
    }

    private static void awaitQuestion(Workshop shop, RunDirectory run, String callId) throws InterruptedException {
        shop.await(run, state -> state.calls().asked().filter(asked -> asked.callId().equals(callId)).isPresent());
    }
}
