package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ToolCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred runs at once on one engine. */
class ManyRunsTest {

    private static final int RUNS = 200;
    private static final int OUTPUT = 20_000;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private final CountDownLatch inTheMiddle = new CountDownLatch(RUNS);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** A run and what its watcher heard. */
    private record Watched(RunDirectory run, int number, Queue<RecordedEvent> heard) {}

    @Test
    void noneDisturbsAnother() throws Exception {
        var tools = new CountedTools(this::answer);
        var model = PlayedModel.of(ManyRunsTest::reply);
        try (var shop = new Workshop(folder, tools, model)) {
            var before = usedMemory();
            var runs = new ArrayList<Watched>();
            for (var number = 0; number < RUNS; number++) {
                runs.add(watched(shop, number));
            }
            inTheMiddle.await();
            var during = usedMemory() - before;
            assertTrue(RunThreads.alive(folder).size() >= 2 * RUNS);
            goOn.countDown();
            for (var run : runs) {
                check(shop, run);
            }
            assertEquals(3 * RUNS, tools.count("look"));
            assertEquals(RUNS, tools.count("change"));
            assertEquals(List.of(), List.copyOf(shop.defects));
            await().atMost(Duration.ofSeconds(10)).until(() -> RunThreads.alive(folder).isEmpty());
            await().atMost(Duration.ofSeconds(10)).until(() -> runs.stream().noneMatch(run -> shop.engine.findState(run.run().id()).isPresent()));
            runs.forEach(run -> run.heard().clear());
            model.asked.clear();
            var after = usedMemory() - before;
            System.out.printf("%d runs: %d MB while they ran, %d MB after them%n", RUNS, during / MEGABYTE, after / MEGABYTE);
            assertTrue(during < 150 * MEGABYTE, () -> during + " bytes");
            assertTrue(after < 30 * MEGABYTE, () -> after + " bytes");
        }
    }

    private static Watched watched(Workshop shop, int number) {
        var heard = new ConcurrentLinkedQueue<RecordedEvent>();
        var run = shop.begin("Task %03d.".formatted(number), Budgets.DEFAULT, 60, new RunWatcher() {
            @Override
            public void handleEvent(RecordedEvent recorded) {
                heard.add(recorded);
            }

            @Override
            public void handleDelta(RunDelta delta) {}
        });
        return new Watched(run, number, heard);
    }

    private static void check(Workshop shop, Watched watched) throws InterruptedException {
        var end = shop.end(watched.run());
        var events = watched.run().events();
        assertEquals(RunStatus.COMPLETED, end.status(), end.reason());
        assertEquals(end, RunState.of(events));
        assertEquals(events.subList(1, events.size()), List.copyOf(watched.heard()));
        var own = "%03d".formatted(watched.number());
        for (var text : Workshop.texts(Workshop.conversation(watched.run(), end))) {
            assertTrue(text.contains(own), () -> "Not of run " + own + ": " + text.lines().limit(1).toList());
        }
        assertEquals("Done " + own, watched.run().texts().get(end.work().answer().orElseThrow()));
    }

    private CallToolResult answer(ToolCall call) {
        var number = call.arguments().path("n").asString("");
        if (call.name().equals("change")) {
            inTheMiddle.countDown();
            try {
                goOn.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return CountedTools.ok("of %s %s".formatted(number, "x".repeat(OUTPUT)));
    }

    /** Follows from the run's own conversation alone. */
    private static ModelReply reply(ModelRequest request) {
        var number = ((ConversationItem.Message) request.input().getFirst()).text().substring(5, 8);
        var arguments = "{\"n\":\"%s\"}".formatted(number);
        var calls = request.input().stream().filter(ConversationItem.Call.class::isInstance).count();
        return PlayedModel.answer(
                switch (Math.toIntExact(calls)) {
                    case 0 -> List.of(call(number + "-1", "look", arguments), call(number + "-2", "look", arguments));
                    case 2 -> List.of(call(number + "-3", "change", arguments), call(number + "-4", "look", arguments));
                    default -> List.of(say("Done " + number));
                });
    }

    @SuppressWarnings("SystemGc")
    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
