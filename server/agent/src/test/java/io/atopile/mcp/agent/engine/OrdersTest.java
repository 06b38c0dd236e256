package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that come at the worst moment. */
class OrdersTest {

    private static final int OFTEN = 40;
    private static final int ENDLESS_AT_ONCE = 10;
    private static final Duration WORK = Duration.ofMillis(2);
    private static final int MANY = 100_000;
    private static final Budgets LARGE =
            new Budgets(MANY, Duration.ofHours(1), Long.MAX_VALUE, Optional.empty(), Duration.ofHours(1), MANY, MANY);

    @TempDir
    Path folder;

    private final CountedTools tools = new CountedTools(call -> CountedTools.ok(call.name() + " done"));

    @Test
    void whatIsSaidWhileTheLastAnswerComesIsStillHeard() throws Exception {
        var run = new AtomicReference<RunDirectory>();
        var model = PlayedModel.of(request -> {
            var first = request.input().stream().noneMatch(item -> item instanceof ConversationItem.Message message && message.text().equals("Wait!"));
            if (first) {
                run.get().inbox().put(new RunControlMessage.Say("Wait!"));
            }
            return PlayedModel.answer(List.of(say(first ? "Done." : "Done, and waited.")));
        });
        try (var shop = new Workshop(folder, tools, model)) {
            run.set(shop.store.create(Instant.now()));
            shop.engine.start(run.get(), EmbeddedEngineTest.spec(run.get(), tools, Mode.AUTO, Budgets.DEFAULT));
            var end = shop.end(run.get());
            assertEquals("Done, and waited.", run.get().texts().get(end.work().answer().orElseThrow()));
            assertEquals(2, model.asked.size());
            assertEquals(1, Workshop.events(run.get(), RunEvent.TurnCompleted.class).size());
        }
    }

    @Test
    void whatIsSaidTooLateIsLeftForWhoeverSaidIt() throws Exception {
        try (var shop = new Workshop(folder, tools, PlayedModel.script(List.of(List.of(say("Done.")))))) {
            var run = shop.begin();
            var end = shop.end(run);
            run.inbox().put(new RunControlMessage.Say("Too late"));
            run.inbox().put(new RunControlMessage.Cancel("shell"));
            shop.engine.wake(run.id());
            assertEquals(2, run.inbox().letters().size());
            assertEquals(end, run.state().orElseThrow());
            assertEquals(new Engine.ResumeResult.Over(), awaitedOver(shop, run));
        }
    }

    private static Engine.ResumeResult awaitedOver(Workshop shop, RunDirectory run) {
        await().until(() -> !run.isDriven());
        return shop.engine.resume(run);
    }

    @Test
    void anOrderThatCannotBeReadStandsInNobodysWay() throws Exception {
        try (var shop = new Workshop(folder, tools, PlayedModel.script(List.of(List.of(call("a", "destroy", "{}")))))) {
            var run = shop.begin();
            shop.await(run, state -> state.status() == RunStatus.WAITING_FOR_APPROVAL);
            Files.writeString(run.path().resolve("inbox/0-broken.json"), "{\"type\":\"say\"");
            Files.writeString(run.path().resolve("inbox/0-strange.json"), "{\"type\":\"dance\"}");
            run.inbox().put(new RunControlMessage.Cancel("shell"));
            assertEquals(RunStatus.CANCELLED, shop.end(run).status());
            assertEquals(List.of(), List.copyOf(shop.defects));
        }
    }

    /** The model asks for one call after another; a cancel, or the server's end, comes at any moment of it. */
    private static PlayedModel endless() {
        return PlayedModel.of(request -> {
            var n = request.input().size();
            return PlayedModel.answer(List.of(call("c" + n, n % 3 == 0 ? "change" : "look", "{\"n\":" + n + "}"), call("d" + n, "look", "{\"m\":" + n + "}")));
        });
    }

    private static CallToolResult working(ToolCall call) {
        LockSupport.parkNanos(WORK.toNanos());
        return CountedTools.ok(call.arguments().toString());
    }

    @Test
    void aCancelAtAnyMomentLeavesAWholeJournal() throws Exception {
        var various = new CountedTools(OrdersTest::working);
        try (var shop = new Workshop(folder, various, endless())) {
            for (var i = 0; i < OFTEN; i++) {
                var run = shop.begin("Do it.", LARGE, 60);
                var at = 2 + i;
                shop.await(run, state -> state.seq() >= at);
                run.inbox().put(new RunControlMessage.Cancel("shell"));
                shop.engine.wake(run.id());
                var end = shop.end(run);
                assertEquals(RunStatus.CANCELLED, end.status(), end.reason());
                assertEquals(end, run.state().orElseThrow());
                await().until(() -> !run.isDriven());
            }
            assertEquals(List.of(), List.copyOf(shop.defects));
        }
    }

    @Test
    void theServersEndAtAnyMomentLeavesRunsThatGoOn() throws Exception {
        var various = new CountedTools(OrdersTest::working);
        var runs = new ArrayList<RunDirectory>();
        try (var shop = new Workshop(folder, various, endless())) {
            for (var i = 0; i < ENDLESS_AT_ONCE; i++) {
                runs.add(shop.begin("Do it.", LARGE, 60));
            }
            shop.await(runs.getLast(), state -> state.seq() > 3);
        }
        for (var run : runs) {
            var state = run.state().orElseThrow();
            assertEquals(RunStatus.INTERRUPTED, state.status(), state.reason());
            assertFalse(run.isDriven());
        }
        try (var shop = new Workshop(folder, various, PlayedModel.of(_ -> PlayedModel.answer(List.of(say("Done.")))))) {
            for (var run : runs) {
                assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(run));
                var end = shop.end(run);
                assertEquals(RunStatus.COMPLETED, end.status(), end.reason());
                assertTrue(Workshop.texts(Workshop.conversation(run, end)).contains("Do it."));
            }
        }
    }

    @Test
    void anAnswerAtTheDeadlineCountsOnceAndTheCallFollowsIt() throws Exception {
        var model = PlayedModel.script(List.of(List.of(call("a", "destroy", "{}")), List.of(say("Done."))));
        try (var shop = new Workshop(folder, tools, model)) {
            var runs = new ArrayList<RunDirectory>();
            for (var i = 0; i < OFTEN; i++) {
                runs.add(shop.begin("Do it.", Budgets.DEFAULT, i % 2));
            }
            var yes = 0;
            for (var run : runs) {
                shop.await(run, state -> state.calls().asked().isPresent() || state.calls().decisions().containsKey("a") || state.step() > 2);
                run.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.ONCE, "shell"));
                shop.engine.wake(run.id());
            }
            for (var run : runs) {
                assertEquals(RunStatus.COMPLETED, shop.end(run).status());
                var answers = Workshop.events(run, RunEvent.ApprovalAnswered.class);
                assertEquals(1, answers.size());
                assertEquals(answers.getFirst().decision() == ApprovalDecision.ONCE ? "ok" : "approval_required", Workshop.ended(run).getFirst().code());
                yes += answers.getFirst().decision() == ApprovalDecision.ONCE ? 1 : 0;
            }
            assertEquals(yes, tools.count("destroy"));
        }
    }

    @Test
    void onlyOneOfManyEnginesResumesARun() throws Exception {
        RunDirectory run;
        var model = PlayedModel.script(List.of(List.of(call("a", "destroy", "{}")), List.of(say("Done."))));
        try (var shop = new Workshop(folder, tools, model)) {
            run = shop.begin();
            shop.await(run, state -> state.status() == RunStatus.WAITING_FOR_APPROVAL);
        }
        var shops = new ArrayList<Workshop>();
        try {
            var outcomes = new HashSet<Engine.ResumeResult>();
            var started = 0;
            for (var i = 0; i < 5; i++) {
                var shop = new Workshop(folder, tools, model);
                shops.add(shop);
                var outcome = shop.engine.resume(run);
                outcomes.add(outcome);
                started += outcome instanceof Engine.ResumeResult.Started ? 1 : 0;
                assertTrue(run.isDriven());
            }
            assertEquals(1, started);
            assertEquals(new HashSet<>(List.of(new Engine.ResumeResult.Started(), new Engine.ResumeResult.Elsewhere())), outcomes);
            assertStillAsks(run.state().orElseThrow());
            run.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.ONCE, "shell"));
            assertEquals(RunStatus.COMPLETED, shops.getFirst().end(run).status());
            assertEquals(1, tools.count("destroy"));
        } finally {
            shops.forEach(Workshop::close);
        }
    }

    private static void assertStillAsks(RunState state) {
        assertEquals(RunStatus.WAITING_FOR_APPROVAL, state.status());
        assertTrue(state.calls().asked().orElseThrow().until().isAfter(state.at()));
    }
}
