package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancels a run in each of its phases: it is over within a second, and nothing of it runs on. */
class CancelTest {

    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final ModelReply OVERFLOW =
            new ModelReply.Failed(ModelReply.Fault.CONTEXT_OVERFLOW, "too long", List.of(), TokenUsage.NONE);

    @TempDir
    Path folder;

    private final CountDownLatch there = new CountDownLatch(1);

    /** Says {@code first}, and then nothing for ever, where {@code hangs} says so; else what {@code otherwise} answers. */
    private record Hanging(Predicate<ModelRequest> hangs, List<ConversationItem> first, CountDownLatch there, ModelGateway otherwise)
            implements ModelGateway {
        @Override
        public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) throws InterruptedException {
            if (!hangs.test(request)) {
                return otherwise.ask(request, listener);
            }
            first.forEach(item -> listener.accept(new ModelEvent.ItemDone(item)));
            there.countDown();
            new CountDownLatch(1).await();
            throw new IllegalStateException("Nobody opens that latch");
        }

        @Override
        public void close() {}
    }

    /** Ends with its cancellation. */
    private CallToolResult heeding(ToolCall call) {
        var over = new CountDownLatch(1);
        call.cancellation().addListener(over::countDown);
        there.countDown();
        return after(over, PATIENCE_SECONDS);
    }

    /** Ends when it likes. */
    private CallToolResult slow(ToolCall call) {
        there.countDown();
        return after(new CountDownLatch(1), 3);
    }

    private static final int PATIENCE_SECONDS = 60;

    private static CallToolResult after(CountDownLatch over, int secondsAtMost) {
        try {
            var told = over.await(secondsAtMost, TimeUnit.SECONDS);
            return CallToolResult.ofError(Json.object().put("ok", false).put("code", "cancelled").put("message", "Told: " + told).toString());
        } catch (InterruptedException _) {
            throw new IllegalStateException("A call's thread is not interrupted");
        }
    }

    private static PlayedModel one(String tool) {
        return PlayedModel.script(List.of(List.of(call("a", tool, "{}")), List.of(say("Never said."))));
    }

    private void cancelled(Workshop shop, Duration threadsGone) throws InterruptedException, IOException {
        var run = shop.begin();
        assertTrue(there.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        cancelled(shop, run, threadsGone);
    }

    private void cancelled(Workshop shop, RunDirectory run, Duration threadsGone) throws InterruptedException, IOException {
        var asked = System.nanoTime();
        run.inbox().put(new RunControlMessage.Cancel("shell"));
        var end = shop.end(run);
        var took = Duration.ofNanos(System.nanoTime() - asked);
        assertEquals(RunStatus.CANCELLED, end.status(), end.reason());
        assertTrue(took.compareTo(WITHIN) < 0, () -> "It took " + took);
        assertEquals(end, run.state().orElseThrow());
        await().atMost(threadsGone).until(() -> RunThreads.alive(folder).isEmpty());
        await().atMost(WITHIN).until(() -> !run.isDriven());
        assertEquals(List.of(), run.inbox().letters());
        assertEquals(List.of(), List.copyOf(shop.defects));
    }

    @Test
    void whileTheModelSpeaks() throws Exception {
        var tools = new CountedTools(this::heeding);
        var model = new Hanging(_ -> true, List.of(call("early", "look", "{}")), there, one("look"));
        try (var shop = new Workshop(folder, tools, model)) {
            cancelled(shop, WITHIN);
            assertEquals(1, tools.count("look"), "a call that was started early must end too");
        }
    }

    @Test
    void whileAToolRunsThatHeedsIt() throws Exception {
        try (var shop = new Workshop(folder, new CountedTools(this::heeding), one("change"))) {
            cancelled(shop, WITHIN);
        }
    }

    @Test
    void whileAToolRunsThatTakesItsTime() throws Exception {
        try (var shop = new Workshop(folder, new CountedTools(this::slow), one("change"))) {
            var run = shop.begin();
            there.await();
            cancelled(shop, run, Duration.ofSeconds(8));
            assertEquals(List.of(), Workshop.ended(run), "nobody knows what came of it");
        }
    }

    @Test
    void whileItWaitsForAPerson() throws Exception {
        var tools = new CountedTools(_ -> CountedTools.ok("done"));
        try (var shop = new Workshop(folder, tools, one("destroy"))) {
            var run = shop.begin();
            shop.await(run, state -> state.status() == RunStatus.WAITING_FOR_APPROVAL);
            cancelled(shop, run, WITHIN);
            assertEquals(0, tools.count("destroy"));
        }
    }

    @Test
    void whileItsConversationIsMadeShorter() throws Exception {
        var model = new Hanging(request -> PlayedModel.isCompaction(request), List.of(), there, PlayedModel.of(_ -> OVERFLOW));
        try (var shop = new Workshop(folder, new CountedTools(_ -> CountedTools.ok("seen")), model)) {
            cancelled(shop, WITHIN);
        }
    }

    @Test
    void whileItIsBeingOpened() throws Exception {
        ContextProvider opening = (_, _) -> {
            there.countDown();
            new CountDownLatch(1).await();
            return List.of();
        };
        try (var shop = new Workshop(folder, new CountedTools(_ -> CountedTools.ok("seen")), one("look"), opening)) {
            cancelled(shop, WITHIN);
        }
    }

    @Test
    void whileItsChangesAreBuiltAtTheEnd() throws Exception {
        var tools = CountedTools.withBuild(call -> call.name().equals("build_run") ? heeding(call) : changed());
        try (var shop = new Workshop(folder, tools, one("change"))) {
            cancelled(shop, WITHIN);
            assertEquals(1, tools.count("build_run"));
        }
    }

    private static CallToolResult changed() {
        var envelope = Json.object().put("ok", true).put("code", "ok").put("message", "Changed.");
        envelope.putObject("data").put("path", "a.ato").put("undo_id", "u1");
        return CallToolResult.ofText(envelope.toString());
    }

    @Test
    void theWishIsNotLostWithTheServer() throws Exception {
        var model = new Hanging(_ -> true, List.of(), there, one("look"));
        RunDirectory run;
        try (var shop = new Workshop(folder, new CountedTools(this::heeding), model)) {
            run = shop.begin();
            there.await();
        }
        run.inbox().put(new RunControlMessage.Cancel("shell"));
        assertFalse(run.isDriven());
        try (var shop = new Workshop(folder, new CountedTools(this::heeding), model)) {
            assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(run));
            assertEquals(RunStatus.CANCELLED, shop.end(run).status());
        }
    }
}
