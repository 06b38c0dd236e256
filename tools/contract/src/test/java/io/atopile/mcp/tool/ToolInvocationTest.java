package io.atopile.mcp.tool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One call on its way, without the registry that ends it at its deadline. */
class ToolInvocationTest {

    record Nothing() {}

    record Word(@Range(min = 1, max = 5) String text) {}

    private static final Claim CLAIM = new Claim.OfFile(Path.of("/p/a.ato"));

    private final ClaimLocks locks = new ClaimLocks();
    private final List<Throwable> defects = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private ToolResult<Word> result = ToolResult.ok(new Word("done"), "");
    private boolean waits;

    private ToolResult<Word> make() throws InterruptedException {
        calls.incrementAndGet();
        if (waits) {
            new CountDownLatch(1).await();
        }
        return result;
    }

    @ToolSpec(name = "look", title = "Look", description = "Looks.", toolset = Toolset.FILES, effects = Effect.READS)
    final class Look implements Tool<Nothing, Word> {
        @Override
        public ToolResult<Word> call(Nothing input, ToolContext context) throws InterruptedException {
            return make();
        }
    }

    @ToolSpec(
            name = "write", title = "Write", description = "Writes.", toolset = Toolset.FILES, effects = Effect.WRITES_PROJECT, deadlineSeconds = 0)
    final class Write implements Tool<Nothing, Word> {
        @Override
        public List<Claim> resolveClaims(Nothing input, ToolContext context) {
            return List.of(CLAIM);
        }

        @Override
        public ToolResult<Word> call(Nothing input, ToolContext context) throws InterruptedException {
            return make();
        }
    }

    private JsonNode run(Tool<Nothing, Word> tool, CancellationSignal cancellation) {
        var entry = ToolEntry.of(tool);
        var name = entry.spec().name();
        var call = new ToolCall(
                name, Json.object(), Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "t"), Progress.NONE, cancellation, McpClientHandle.NONE);
        try (var registry = new ToolRegistry(List.of(tool), new OneProject(), (_, _, _) -> new Gate.Decision.Granted(), ActionLog.NONE, (_, _) -> "")) {
            var surroundings = new ToolInvocation.Surroundings(
                    registry, new OneProject(), (_, _, _) -> new Gate.Decision.Granted(), ActionLog.NONE, this::report, locks);
            return requireNonNull(new ToolInvocation<>(entry, call, surroundings).run().structured());
        }
    }

    private JsonNode run(Tool<Nothing, Word> tool) {
        return run(tool, new CancellationSignal());
    }

    private String report(String tool, Throwable defect) {
        defects.add(defect);
        return tool;
    }

    @Test
    void aCallThatMissesItsClaimIsNotMade() throws Exception {
        var taken = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var holder = new FutureTask<>(() -> {
            try (var _ = locks.hold(List.of(CLAIM), Duration.ZERO)) {
                taken.countDown();
                return release.await(60, TimeUnit.SECONDS);
            }
        });
        Thread.ofPlatform().daemon().start(holder);
        taken.await();
        var refused = run(new Write());
        release.countDown();
        assertTrue(holder.get());
        assertEquals("conflict", refused.path("code").asString(), refused.toString());
        assertTrue(refused.path("message").asString().contains(CLAIM.label()), refused.toString());
        assertTrue(refused.path("retryable").asBoolean());
        assertEquals(0, calls.get());
        assertEquals("ok", run(new Write()).path("code").asString());
        assertEquals(1, calls.get());
    }

    @Test
    void anInterruptedWriteIsLookedAtBeforeItIsRepeated() {
        waits = true;
        var read = run(new Look(), overdue());
        var write = run(new Write(), overdue());
        assertEquals(List.of("timeout", "timeout"), List.of(read.path("code").asString(), write.path("code").asString()));
        assertTrue(read.path("retryable").asBoolean());
        assertFalse(write.path("retryable").asBoolean());
        assertTrue(write.path("hint").asString().contains("before"), write.toString());
        assertFalse(read.path("hint").asString().contains("before"), read.toString());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private static CancellationSignal overdue() {
        var signal = new CancellationSignal();
        signal.cancel(CancellationSignal.Reason.DEADLINE);
        return signal;
    }

    @Test
    void aResultThatBreaksItsSchemaIsADefectAndIsNotSent() {
        for (var wrong : List.<ToolResult<Word>>of(
                ToolResult.ok(new Word(""), ""),
                ToolResult.ok(new Word("longer"), ""),
                new ToolResult.Failed<>(ErrorCode.CONFLICT, "", Optional.empty(), Optional.of(new Word("longer"))))) {
            defects.clear();
            result = wrong;
            var reply = run(new Look());
            assertEquals("internal_error", reply.path("code").asString(), reply.toString());
            assertTrue(reply.path("data").isNull(), reply.toString());
            assertEquals(1, defects.size());
        }
    }

    @Test
    void aFailureKeepsItsData() {
        result = new ToolResult.Failed<>(ErrorCode.CONFLICT, "", Optional.empty(), Optional.of(new Word("five5")));
        var reply = run(new Look());
        assertEquals("conflict", reply.path("code").asString());
        assertEquals("five5", reply.at("/data/text").asString());
    }
}
