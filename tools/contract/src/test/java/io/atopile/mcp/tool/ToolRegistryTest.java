package io.atopile.mcp.tool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ToolRegistryTest {

    record In(@Range(min = 1, max = 10) String word, @Default("2") int times, Optional<String> note) {}

    record Out(String text) {}

    @ToolSpec(
            name = "repeat",
            title = "Repeat",
            description = "Repeats a word.",
            toolset = Toolset.FILES,
            effects = Effect.READS,
            aliases = "say_again")
    static final class Repeat implements Tool<In, Out> {
        @Override
        public ObjectNode normalizeArguments(ObjectNode arguments) {
            return arguments.has("wort") ? arguments.put("word", arguments.remove("wort").asString("")) : arguments;
        }

        @Override
        public ToolResult<Out> call(In input, ToolContext context) {
            return switch (input.word()) {
                case "boom" -> throw new IllegalStateException("secret /etc/path");
                case "missing" -> ToolResult.fail(ErrorCode.NOT_FOUND, "No such word.", "Nearest: mission.");
                default -> ToolResult.ok(new Out(input.word().repeat(input.times())), "Repeated.");
            };
        }
    }

    record Nothing() {}

    @ToolSpec(
            name = "wait_for_ever",
            title = "Wait",
            description = "Waits.",
            toolset = Toolset.FILES,
            effects = Effect.WRITES_PROJECT,
            deadlineSeconds = 1)
    static final class WaitForEver implements Tool<Nothing, Out> {
        final CountDownLatch started = new CountDownLatch(1);

        @Override
        public ToolResult<Out> call(Nothing input, ToolContext context) throws InterruptedException {
            started.countDown();
            new CountDownLatch(1).await();
            return ToolResult.ok(new Out(""), "");
        }
    }

    @ToolSpec(
            name = "overwrite",
            title = "Overwrite",
            description = "Overwrites after a yes.",
            toolset = Toolset.FILES,
            effects = Effect.WRITES_PROJECT)
    static final class Overwrite implements Tool<Nothing, Out> {
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger entered = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        @Override
        public List<Claim> resolveClaims(Nothing input, ToolContext context) {
            return List.of(new Claim.OfFile(Path.of("/p/a.ato")));
        }

        @Override
        public ToolResult<Out> call(Nothing input, ToolContext context) throws InterruptedException {
            entered.incrementAndGet();
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.sleep(5);
            inside.decrementAndGet();
            return context.answer().isPresent()
                    ? ToolResult.ok(new Out(context.answer().get().state() + context.answer().get().accepted()), "Done.")
                    : new ToolResult.NeedsAnswer<>(new ConfirmationRequest("Overwrite?", "Pass overwrite: true."), "s1:");
        }
    }

    record Outside(Path path) {}

    @ToolSpec(name = "point", title = "Point", description = "Points.", toolset = Toolset.FILES, effects = Effect.READS)
    static final class Point implements Tool<Outside, Out> {
        @Override
        public ToolResult<Out> call(Outside input, ToolContext context) {
            return ToolResult.ok(new Out(input.path().toString()), "");
        }
    }

    private final List<ActionLog.Action> actions = new ArrayList<>();
    private final WaitForEver waitForEver = new WaitForEver();
    private final Overwrite overwrite = new Overwrite();
    private final ToolRegistry box = new ToolRegistry(
            List.of(new Repeat(), waitForEver, overwrite), new OneProject(), (_, _, _) -> new Gate.Decision.Granted(),
            actions::add, (_, _) -> "r1");

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aCallIsValidatedBoundRunAndWrapped() {
        var reply = box.call(call("repeat", "{'word':'ab','note':null}", McpClientHandle.NONE));
        assertEquals(
                """
                {"ok":true,"code":"ok","message":"Repeated.","data":{"text":"abab"},"retryable":false,"hint":null}""",
                envelope(reply).toString());
        assertEquals(new ContentBlock.Text(envelope(reply).toString()), reply.blocks().getFirst());
        assertFalse(reply.isError());
        assertEquals("ok", actions.getFirst().code());
    }

    @Test
    void anEarlierNameReachesTheTool() {
        assertEquals("repeat", box.find("say_again").orElseThrow().name());
        assertTrue(envelope(box.call(call("say_again", "{'word':'x'}", McpClientHandle.NONE))).get("ok").asBoolean());
        assertTrue(box.find("nothing").isEmpty());
    }

    @Test
    void aToolMayUnderstandAnotherForm() {
        assertEquals("abab", envelope(box.call(call("repeat", "{'wort':'ab'}", McpClientHandle.NONE))).at("/data/text").asString());
        assertTrue(actions.getFirst().arguments().has("wort"), "the log has what the caller sent");
        assertEquals("FAILED: word: must be at least 1 characters long.", failure("repeat", "{'wort':''}", "validation_error"));
    }

    @Test
    void badArgumentsAreNamedAndNothingRuns() {
        assertEquals(
                "FAILED: word is missing; there is no field wrod (did you mean word?).",
                failure("repeat", "{'wrod':'a'}", "validation_error"));
        assertEquals(
                "FAILED: times: string found, integer expected.",
                failure("repeat", "{'word':'a','times':'two'}", "validation_error"));
        assertEquals(
                "FAILED: word: must be at most 10 characters long.",
                failure("repeat", "{'word':'12345678901'}", "validation_error"));
    }

    @Test
    void aFailureIsAnErrorThatTellsTheNextMove() {
        var reply = box.call(call("repeat", "{'word':'missing'}", McpClientHandle.NONE));
        assertTrue(reply.isError());
        assertEquals(
                """
                {"ok":false,"code":"not_found","message":"FAILED: No such word.","data":null,"retryable":false,\
                "hint":"Nearest: mission."}""",
                envelope(reply).toString());
    }

    @Test
    void aDefectLeaksNothing() {
        assertEquals(
                "FAILED: Internal server error (reference r1); details are in the server log.",
                failure("repeat", "{'word':'boom'}", "internal_error"));
    }

    @Test
    void theDeadlineEndsACall() {
        assertEquals("FAILED: Not finished within 1 s.", failure("wait_for_ever", "{}", "timeout"));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aClientsCancellationEndsACall() throws Exception {
        var call = call("wait_for_ever", "{}", McpClientHandle.NONE);
        var reply = new FutureTask<>(() -> box.call(call));
        Thread.startVirtualThread(reply);
        waitForEver.started.await();
        call.cancellation().cancel(CancellationSignal.Reason.CLIENT);
        assertEquals("cancelled", envelope(reply.get(5, SECONDS)).get("code").asString());
    }

    @Test
    void aQuestionGoesToThePersonAndTheCallIsMadeAgain() {
        var reply = box.call(call("overwrite", "{}", new Answering("accept")));
        assertEquals("s1:true", envelope(reply).at("/data/text").asString());
        reply = box.call(call("overwrite", "{}", new Answering("decline")));
        assertEquals("s1:false", envelope(reply).at("/data/text").asString());
        assertEquals("FAILED: Overwrite?", failure("overwrite", "{}", "approval_required"));
        assertEquals(
                "FAILED: NOTHING WAS WRITTEN. arguments: there is no field x.",
                failure("overwrite", "{'x':1}", "validation_error"));
    }

    @Test
    void callsWithTheSameClaimRunOneAfterTheOther() throws Exception {
        var replies = new ArrayList<FutureTask<CallToolResult>>();
        for (var i = 0; i < 8; i++) {
            replies.add(new FutureTask<>(() -> box.call(call("overwrite", "{}", new Answering("accept")))));
            Thread.startVirtualThread(replies.getLast());
        }
        for (var reply : replies) {
            assertEquals("s1:true", envelope(reply.get(60, SECONDS)).at("/data/text").asString());
        }
        assertEquals(16, overwrite.entered.get());
        assertEquals(1, overwrite.most.get());
    }

    @Test
    void theHintsFollowFromTheEffects() {
        assertEquals(new ToolAnnotations(true, false, true, false), box.list().getFirst().hints());
        assertEquals(new ToolAnnotations(false, false, false, false), box.list().get(1).hints());
        assertNotNull(box.list().getFirst().inputSchema().at("/properties/project/type").asString());
    }

    @Test
    void recordsOutsideTheVocabularyShowWhenTheToolIsListed() {
        try (var wrong = new ToolRegistry(
                List.of(new Point()), new OneProject(), (_, _, _) -> new Gate.Decision.Granted(), actions::add, (_, _) -> "r1")) {
            assertThrows(IllegalArgumentException.class, wrong::list);
        }
    }

    @Test
    void theThreadOfTheDeadlinesEndsWithTheRegistry() {
        var others = findDeadlineThreads();
        box.call(call("repeat", "{'word':'ab'}", McpClientHandle.NONE));
        var own = findDeadlineThreads();
        own.removeAll(others);
        assertFalse(own.isEmpty());
        box.close();
        await().until(() -> own.stream().noneMatch(Thread::isAlive));
    }

    private static Set<Thread> findDeadlineThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("deadlines")).collect(Collectors.toSet());
    }

    @Test
    void anUnknownToolIsTheFacesMistake() {
        assertThrows(IllegalArgumentException.class, () -> box.call(call("nothing", "{}", McpClientHandle.NONE)));
    }

    private String failure(String tool, String arguments, String code) {
        var envelope = envelope(box.call(call(tool, arguments, McpClientHandle.NONE)));
        assertEquals(code, envelope.get("code").asString());
        assertNull(envelope.get("data").asString(null));
        return envelope.get("message").asString();
    }

    private static ObjectNode envelope(CallToolResult reply) {
        return Objects.requireNonNull(reply.structured());
    }

    private static ToolCall call(String tool, String arguments, McpClientHandle peer) {
        var json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        return new ToolCall(
                tool, json, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), peer);
    }
}
