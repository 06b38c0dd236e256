package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call's arguments add to its tool's effects is judged in a run too, whatever the run's mode and earlier answers. */
class FurtherEffectsTest {

    private static final String CONFIGURES = "{\"configures\":%d}";

    @TempDir
    Path folder;

    private final CountedTools tools = new CountedTools(call -> CountedTools.ok(call.name() + " done"));

    @Test
    void eachCallThatConfiguresProgramsIsAskedAboutEvenAfterAYesForTheRun() throws Exception {
        var model = PlayedModel.script(List.of(
                List.of(call("a", "change", "{}"), call("b", "change", CONFIGURES.formatted(1)), call("c", "change", "{\"x\":2}")),
                List.of(call("d", "change", CONFIGURES.formatted(2))),
                List.of(say("Done."))));
        try (var shop = new Workshop(folder, tools, model)) {
            var run = shop.begin();
            answer(shop, run, "b", ApprovalDecision.FOR_RUN);
            answer(shop, run, "d", ApprovalDecision.DENY);
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
            assertEquals(3, tools.count("change"));
            assertEquals(List.of("ok", "ok", "ok", "policy_denied"), Workshop.ended(run).stream().map(RunEvent.ToolEnded::code).toList());
            assertTrue(Workshop.events(run, RunEvent.ApprovalRequested.class).getFirst().question().contains("other programs execute or obey"));
            assertEquals(RunState.of(run.events()), shop.end(run));
            var asked = run.events().stream().map(RecordedEvent::event).filter(RunEvent.ModelReplied.class::isInstance)
                    .flatMap(event -> ((RunEvent.ModelReplied) event).calls().stream())
                    .filter(call -> call.furtherEffects().equals(List.of(Effect.CONFIGURES_PROGRAMS)))
                    .map(CallRef::callId).toList();
            assertEquals(List.of("b", "d"), asked);
        }
    }

    @Test
    void withinAnotherCallItIsRefusedUntilItIsMadeByItself() throws Exception {
        var inner = new java.util.concurrent.atomic.AtomicReference<String>();
        var composite = new CountedTools(call -> {
            if (call.name().equals("change") && call.inner().isPresent() && !call.arguments().has("inner")) {
                var arguments = Json.object().put("configures", 1).put("inner", true);
                var reply = call.inner().get().call(new ToolCall(
                        "change", arguments, Json.object(), new ToolCaller(ToolCaller.Kind.AGENT, "x"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE));
                inner.set(reply.structured() == null ? reply.blocks().toString() : reply.structured().toString());
            }
            return CountedTools.ok("done");
        });
        var model = PlayedModel.script(List.of(List.of(call("a", "change", "{}")), List.of(say("Done."))));
        try (var shop = new Workshop(folder, composite, model)) {
            assertEquals(RunStatus.COMPLETED, shop.end(shop.begin()).status());
            assertTrue(Optional.ofNullable(inner.get()).orElse("").contains("approval_required"), inner.get());
            assertEquals(1, composite.count("change"));
        }
    }

    @Test
    void aJournalWithoutThemIsRead() {
        var old = Json.mapper().readValue("{\"call_id\":\"a\",\"name\":\"change\",\"arguments\":\"%s\",\"digest\":\"d\"}".formatted("0".repeat(64)), CallRef.class);
        assertEquals("a", old.callId());
        assertEquals(List.of(), old.furtherEffects());
    }

    private static void answer(Workshop shop, RunDirectory run, String callId, ApprovalDecision decision) throws InterruptedException {
        shop.await(run, state -> state.calls().asked().filter(asked -> asked.callId().equals(callId)).isPresent());
        run.inbox().put(new RunControlMessage.Decide(callId, decision, "shell"));
        shop.engine.wake(run.id());
    }
}
