package io.atopile.mcp.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.agent.RunSpec.RunModel;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEngineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RunDirectory directory(RunStore store) {
        return store.create(Instant.now());
    }

    private RunStore store() {
        return new RunStore(folder.resolve("runs"), Durability.WITH_THE_SYSTEM, text -> text.replace("hunter2", "[redacted]"));
    }

    private static EngineServices equipment(RunStore store, CountedTools tools, PlayedModel model) {
        return new EngineServices(
                store, tools, model, (_, _) -> List.of(), _ -> Optional.empty(), true, (_, defect) -> defect.toString(), Clock.systemUTC());
    }

    private static BlobId keep(RunDirectory directory, ConversationItem item) {
        return directory.texts().put(Json.mapper().writeValueAsString(ConversationItemJson.toJson(item)));
    }

    static RunSpec spec(RunDirectory directory, ToolSource tools, Mode mode, Budgets budgets) {
        return spec(directory, tools, mode, budgets, "Do it.", 60);
    }

    static RunSpec spec(RunDirectory directory, ToolSource tools, Mode mode, Budgets budgets, String task, int approvalSeconds) {
        var facts = Stream.concat(
                        tools.list().stream().map(tool -> new ToolFacts(tool.name(), List.copyOf(tools.resolveEffects(tool.name())), false)),
                        Stream.of(AgentFunction.values()).map(AgentFunction::facts))
                .toList();
        var functions = tools.list().stream()
                .map(tool -> new ModelRequest.Function(tool.name(), tool.description(), tool.inputSchema()))
                .toList();
        return new RunSpec(
                directory.id(), RunStore.createThreadId(Instant.now()), Optional.empty(),
                keep(directory, ConversationItem.Message.of(ConversationItem.Role.USER, task)),
                Optional.empty(), Optional.empty(), RunPurpose.WORK, mode, CallRules.NONE, facts,
                directory.texts().put(Json.mapper().writeValueAsString(functions)),
                budgets, new RunModel("m", 100_000, Optional.empty(), Optional.empty(), Optional.empty()), approvalSeconds);
    }

    private static RunState runToEnd(EmbeddedEngine engine, RunDirectory directory, RunSpec spec) throws InterruptedException {
        engine.start(directory, spec);
        return engine.await(directory.id(), state -> state.status().isOver(), PATIENCE).orElseThrow();
    }

    private static ConversationItem call(String id, String tool, String arguments) {
        return new ConversationItem.Call(id, tool, arguments);
    }

    private static ConversationItem say(String text) {
        return ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, text);
    }

    @Test
    void callsRunInOrderAndTheAnswerIsKept() throws Exception {
        var tools = new CountedTools(call -> CountedTools.ok(call.name() + " done"));
        var model = PlayedModel.script(List.of(
                List.of(call("a", "look", "{}"), call("b", "look", "{\"x\":1}"), call("c", "change", "{}")),
                List.of(call("d", "nothing_like_it", "{}"), call("e", "change", "{broken")),
                List.of(say("Finished; hunter2 is the key."))));
        var store = store();
        var directory = directory(store);
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            var end = runToEnd(engine, directory, spec(directory, tools, Mode.AUTO, Budgets.DEFAULT));
            assertEquals(RunStatus.COMPLETED, end.status());
            assertEquals("Finished; [redacted] is the key.", directory.texts().get(end.work().answer().orElseThrow()));
            assertEquals(2, tools.count("look"));
            assertEquals(1, tools.count("change"));
            assertEquals(RunState.of(directory.events()), end);
            assertEquals(List.of("ok", "ok", "ok", "not_found", "validation_error"), codes(directory));
            var outputs = model.asked.get(1).input().stream().filter(ConversationItem.Output.class::isInstance).map(item -> ((ConversationItem.Output) item).callId()).toList();
            assertEquals(List.of("a", "b", "c"), outputs);
        }
        assertTrue(Files.readString(directory.path().resolve("final-report.md")).contains("Finished"));
    }

    private static List<String> codes(RunDirectory directory) {
        return directory.events().stream()
                .map(RecordedEvent::event)
                .filter(RunEvent.ToolEnded.class::isInstance)
                .map(event -> ((RunEvent.ToolEnded) event).code())
                .toList();
    }

    @Test
    void whatFailsInPassingIsMadeAgainOnlyWhereThatDoesNoHarm() throws Exception {
        var tools = new CountedTools(_ -> CallToolResult.ofError(Json.object()
                .put("ok", false).put("code", "transient_backend_error").put("message", "FAILED: Busy.").toString()));
        var model = PlayedModel.script(List.of(
                List.of(call("a", "look", "{}")), List.of(call("b", "change", "{}")), List.of(say("It is busy."))));
        var store = store();
        var directory = directory(store);
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            runToEnd(engine, directory, spec(directory, tools, Mode.AUTO, Budgets.DEFAULT));
            assertEquals(3, tools.count("look"));
            assertEquals(1, tools.count("change"));
            assertEquals(List.of("transient_backend_error", "transient_backend_error"), codes(directory));
        }
    }

    @Test
    void aPersonIsAskedAndTheAnswerHolds() throws Exception {
        var tools = new CountedTools(call -> CountedTools.ok(call.name() + " done"));
        var model = PlayedModel.script(List.of(
                List.of(call("a", "destroy", "{}")),
                List.of(call("b", "destroy", "{}")),
                List.of(call("c", "change", "{}")),
                List.of(say("Done."))));
        var store = store();
        var directory = directory(store);
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            engine.start(directory, spec(directory, tools, Mode.ASK, Budgets.DEFAULT));
            engine.await(directory.id(), state -> state.status() == RunStatus.WAITING_FOR_APPROVAL, PATIENCE);
            directory.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.FOR_RUN, "shell"));
            var waits = engine.await(directory.id(), state -> state.calls().asked().filter(asked -> asked.callId().equals("c")).isPresent(), PATIENCE);
            assertEquals("change", waits.orElseThrow().calls().asked().orElseThrow().name());
            assertEquals(2, tools.count("destroy"));
            directory.inbox().put(new RunControlMessage.Decide("c", ApprovalDecision.DENY, "shell"));
            engine.wake(directory.id());
            var end = engine.await(directory.id(), state -> state.status().isOver(), PATIENCE).orElseThrow();
            assertEquals(RunStatus.COMPLETED, end.status());
            assertEquals(0, tools.count("change"));
            assertEquals(List.of("ok", "ok", "policy_denied"), codes(directory));
        }
    }

    @Test
    void budgetsEndARunHonestly() throws Exception {
        var tools = new CountedTools(_ -> CountedTools.ok("same"));
        var model = PlayedModel.of(request -> PlayedModel.answer(List.of(call("c" + request.input().size(), "look", "{}"))));
        var store = store();
        var directory = directory(store);
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            var end = runToEnd(engine, directory, spec(directory, tools, Mode.AUTO, Budgets.DEFAULT));
            assertEquals(RunStatus.BUDGET_EXHAUSTED, end.status());
            assertEquals("Made the same call 5 times in a row, with the same outcome.", end.reason());
            assertEquals(5, tools.count("look"));
        }
    }

    @Test
    void cancellingReachesAToolAndEndsWithinASecond() throws Exception {
        var begun = new CountDownLatch(1);
        var tools = new CountedTools(call -> waiting(call.cancellation(), begun));
        var model = PlayedModel.script(List.of(List.of(call("a", "change", "{}")), List.of(say("never"))));
        var store = store();
        var directory = directory(store);
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            engine.start(directory, spec(directory, tools, Mode.AUTO, Budgets.DEFAULT));
            begun.await();
            directory.inbox().put(new RunControlMessage.Cancel("shell"));
            var asked = System.nanoTime();
            var end = engine.await(directory.id(), state -> state.status().isOver(), PATIENCE).orElseThrow();
            assertEquals(RunStatus.CANCELLED, end.status());
            assertTrue(Duration.ofNanos(System.nanoTime() - asked).compareTo(Duration.ofSeconds(1)) < 0);
            assertEquals(List.of("cancelled"), codes(directory));
        }
    }

    private static CallToolResult waiting(CancellationSignal cancellation, CountDownLatch begun) {
        var over = new CountDownLatch(1);
        cancellation.addListener(over::countDown);
        begun.countDown();
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return CallToolResult.ofError(Json.object().put("ok", false).put("code", "cancelled").put("message", "FAILED: Cancelled.").toString());
    }

    @Test
    void anOverfullConversationIsMadeShorterAndGoesOn() throws Exception {
        var tools = new CountedTools(_ -> CountedTools.ok("x".repeat(1000)));
        var model = PlayedModel.of(request -> {
            if (PlayedModel.isCompaction(request)) {
                return request.input().size() > 4
                        ? new ModelReply.Failed(ModelReply.Fault.CONTEXT_OVERFLOW, "too long", List.of(), TokenUsage.NONE)
                        : PlayedModel.answer(List.of(say("So far: nothing.")));
            }
            if (request.input().stream().anyMatch(item -> item instanceof ConversationItem.Message message && message.text().contains("So far: nothing."))) {
                return PlayedModel.answer(List.of(say("Done after the cut.")));
            }
            return request.input().size() > 8
                    ? new ModelReply.Failed(ModelReply.Fault.CONTEXT_OVERFLOW, "too long", List.of(), TokenUsage.NONE)
                    : PlayedModel.answer(List.of(call("c" + request.input().size(), "look", "{\"n\":" + request.input().size() + "}")));
        });
        var store = store();
        var directory = directory(store);
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            var end = runToEnd(engine, directory, spec(directory, tools, Mode.AUTO, Budgets.DEFAULT));
            assertEquals(RunStatus.COMPLETED, end.status(), end.reason());
            var last = model.asked.getLast();
            assertTrue(last.input().stream().anyMatch(item -> item instanceof ConversationItem.Message message && message.text().equals("Do it.")));
        }
    }

    @Test
    void closingInterruptsAndAnotherEngineResumes() throws Exception {
        var begun = new CountDownLatch(1);
        var tools = new CountedTools(call -> call.name().equals("change") ? waiting(call.cancellation(), begun) : CountedTools.ok("seen"));
        var model = PlayedModel.script(List.of(List.of(call("a", "look", "{}")), List.of(call("b", "change", "{}")), List.of(say("Done."))));
        var store = store();
        var directory = directory(store);
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            engine.start(directory, spec(directory, tools, Mode.AUTO, Budgets.DEFAULT));
            begun.await();
        }
        assertEquals(RunStatus.INTERRUPTED, RunState.of(directory.events()).status());
        try (var engine = new EmbeddedEngine(equipment(store, tools, model))) {
            assertEquals(new Engine.ResumeResult.Started(), engine.resume(directory));
            var end = engine.await(directory.id(), state -> state.status().isOver(), PATIENCE).orElseThrow();
            assertEquals(RunStatus.COMPLETED, end.status());
            assertEquals(1, tools.count("look"));
            assertEquals(1, tools.count("change"));
            engine.await(directory.id(), _ -> false, Duration.ofMillis(1));
        }
    }
}
