package io.atopile.mcp.agent.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.model.ConversationItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose start hangs, whatever it hangs in. */
class LateBeginningTest {

    private static final Duration TO_BEGIN = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private final CountedTools tools = new CountedTools(_ -> CountedTools.ok("seen"));
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void failsThoughItsThreadNeverReturns() throws Exception {
        var returned = new CountDownLatch(1);
        try (var shop = workshop((_, _) -> {
            awaitWhateverComes(goOn);
            returned.countDown();
            return List.of(new ContextProvider.Given("late", true, List.of(ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, "late")), Optional.empty()));
        })) {
            var run = shop.begin();
            var end = shop.end(run);
            assertEquals(RunStatus.FAILED, end.status());
            assertTrue(end.reason().startsWith("The run could not begin within 0 s"), end.reason());
            await().until(() -> !run.isDriven());
            goOn.countDown();
            returned.await();
            await().until(() -> shop.engine.findState(run.id()).isEmpty());
            assertEquals(end, run.state().orElseThrow());
            assertEquals(1, Workshop.events(run, RunEvent.TurnAborted.class).size());
            assertEquals(List.of(), List.copyOf(shop.defects));
        }
        assertTrue(!asked.get());
    }

    @Test
    void isNotToldFromOneThatBeganInTime() throws Exception {
        try (var shop = workshop((_, _) -> List.of())) {
            var run = shop.begin();
            assertTrue(goOn.getCount() == 1);
            Thread.sleep(TO_BEGIN.multipliedBy(3));
            assertEquals(RunStatus.RUNNING, run.state().orElseThrow().status());
            goOn.countDown();
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
        }
    }

    private Workshop workshop(ContextProvider opening) {
        var model = PlayedModel.of(_ -> {
            asked.set(true);
            awaitWhateverComes(goOn);
            return PlayedModel.answer(List.of(Workshop.say("Done.")));
        });
        return new Workshop(folder, tools, model, opening, TO_BEGIN);
    }

    /** As native code does, or a class's initializer: an interruption changes nothing. */
    private static void awaitWhateverComes(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException _) {
                Thread.onSpinWait();
            }
        }
    }
}
