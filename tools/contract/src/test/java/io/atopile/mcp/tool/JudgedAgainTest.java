package io.atopile.mcp.tool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever a tool is, its call is made only as what it was judged and shown as. */
class JudgedAgainTest {

    record Nothing() {}

    record Out(String text) {}

    @ToolSpec(name = "write", title = "Write", description = "Writes.", toolset = Toolset.FILES, effects = Effect.WRITES_PROJECT)
    static final class Write implements Tool<Nothing, Out> {
        volatile Set<Effect> effects = Set.of();
        volatile Path target = Path.of("/p/a");
        volatile String content = "one";
        final AtomicInteger calls = new AtomicInteger();
        volatile Optional<CountDownLatch> held = Optional.empty();
        final CountDownLatch inside = new CountDownLatch(1);

        @Override
        public Set<Effect> resolveEffects(Nothing input, ToolContext context) {
            return effects;
        }

        @Override
        public List<Claim> resolveClaims(Nothing input, ToolContext context) {
            return List.of(new Claim.OfFile(target));
        }

        @Override
        public CallPreview preview(Nothing input, ToolContext context) {
            return new CallPreview("Write", "shown", Optional.of(content));
        }

        @Override
        public ToolResult<Out> call(Nothing input, ToolContext context) throws InterruptedException {
            calls.incrementAndGet();
            inside.countDown();
            if (held.isPresent()) {
                held.get().await();
            }
            return ToolResult.ok(new Out(context.judgement().shown().flatMap(CallPreview::binding).orElse("unasked")), "Done.");
        }
    }

    private final Write tool = new Write();
    private boolean asks;
    private Runnable meanwhile = () -> {};
    private final ToolRegistry box = new ToolRegistry(
            List.of(tool), new OneProject(), (_, _, proposal) -> {
                if (asks) {
                    proposal.preview();
                }
                meanwhile.run();
                return new Gate.Decision.Granted();
            }, ActionLog.NONE, (name, defect) -> {
                throw new AssertionError(name, defect);
            });

    @AfterEach
    void close() {
        box.close();
    }

    private static ToolCall request() {
        return new ToolCall(
                "write", Json.object(), Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "t"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
    }

    private JsonNode call(ToolCall call) {
        return requireNonNull(box.call(call).structured());
    }

    @Test
    void aCallThatWaitedForAnotherIsJudgedAgain() throws Exception {
        var release = new CountDownLatch(1);
        tool.held = Optional.of(release);
        var first = new FutureTask<>(() -> call(request()));
        Thread.ofVirtual().start(first);
        tool.inside.await();
        meanwhile = () -> {
            tool.effects = Set.of(Effect.CONFIGURES_PROGRAMS);
            release.countDown();
        };
        var second = call(request());
        assertEquals("ok", first.get().path("code").asString());
        assertEquals("conflict", second.path("code").asString(), second.toString());
        assertEquals("FAILED: NOTHING WAS WRITTEN. What write would change was modified while the call was waiting.", second.path("message").asString());
        assertEquals("Check it and call again.", second.path("hint").asString());
        assertEquals(1, tool.calls.get());
    }

    @Test
    void anotherTargetOrContentThanWasShownIsAConflict() {
        asks = true;
        for (Runnable change : List.<Runnable>of(() -> tool.target = Path.of("/p/b"), () -> tool.content = "two")) {
            meanwhile = change;
            var reply = call(request());
            assertEquals("conflict", reply.path("code").asString(), reply.toString());
            assertEquals(
                    "FAILED: NOTHING WAS WRITTEN. What write would change was modified while the approval was pending.", reply.path("message").asString());
            assertEquals("Check it and call again; the user is asked again with a new preview.", reply.path("hint").asString());
        }
        assertEquals(0, tool.calls.get());
        meanwhile = () -> {};
        assertEquals("two", call(request()).at("/data/text").asString());
    }

    @Test
    void whatWasJudgedElsewhereMustStillHold() throws Exception {
        var shown = box.preview(request()).digest();
        var judged = new PriorJudgement(Set.of(Effect.WRITES_PROJECT), Optional.of(shown));
        assertEquals("one", call(request().with(judged)).at("/data/text").asString());
        tool.content = "two";
        assertEquals("conflict", call(request().with(judged)).path("code").asString());
        assertEquals("unasked", call(request().with(new PriorJudgement(Set.of(Effect.WRITES_PROJECT), Optional.empty()))).at("/data/text").asString());
        tool.content = "one";
        tool.effects = Set.of(Effect.CONFIGURES_PROGRAMS);
        assertEquals("conflict", call(request().with(judged)).path("code").asString());
        assertEquals(2, tool.calls.get());
    }
}
