package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ContentBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What models and tools say that they should not. */
class RepliesTest {

    @TempDir
    Path folder;

    private final CountedTools tools = new CountedTools(call -> CountedTools.ok(call.name() + " " + call.arguments()));

    private static PlayedModel inTurn(List<ModelReply> replies) {
        var next = new AtomicInteger();
        return PlayedModel.of(_ -> replies.get(next.getAndIncrement()));
    }

    private static List<String> callIds(RunDirectory run) {
        return Workshop.ended(run).stream().map(RunEvent.ToolEnded::callId).toList();
    }

    @Test
    void callsWithTheSameIdAreAllMadeAndToldApart() throws Exception {
        var model = inTurn(List.of(
                PlayedModel.answer(List.of(call("x", "look", "{\"n\":1}"), call("x", "look", "{\"n\":2}"), call("", "change", "{\"n\":3}"))),
                PlayedModel.answer(List.of(call("x", "change", "{\"n\":4}"))),
                PlayedModel.answer(List.of(say("Done.")))));
        try (var shop = new Workshop(folder, tools, model)) {
            var run = shop.begin();
            var end = shop.end(run);
            assertEquals(RunStatus.COMPLETED, end.status(), end.reason());
            assertEquals(List.of("x", "x_2", "call", "x_3"), callIds(run));
            assertEquals(2, tools.count("look"));
            assertEquals(2, tools.count("change"));
            var texts = Workshop.texts(Workshop.conversation(run, end));
            for (var n = 1; n <= 4; n++) {
                var argument = "{\\\"n\\\":" + n + "}";
                assertEquals(1, texts.stream().filter(text -> text.contains(argument)).count(), texts::toString);
            }
        }
    }

    @Test
    void aModelThatWantsToGoOnGoesOn() throws Exception {
        var model = inTurn(List.of(
                new ModelReply.Completed("r1", List.of(say("First I look.")), TokenUsage.NONE, false),
                new ModelReply.Completed("r2", List.of(call("a", "look", "{}")), TokenUsage.NONE, false),
                new ModelReply.Completed("r3", List.of(say("Seen.")), TokenUsage.NONE, true)));
        try (var shop = new Workshop(folder, tools, model)) {
            var run = shop.begin();
            var end = shop.end(run);
            assertEquals(RunStatus.COMPLETED, end.status());
            assertEquals(List.of("Do it.", "First I look.", "a {}", "a " + CountedTools.ok("look {}").blocks().stream().map(block -> ((ContentBlock.Text) block).text()).findFirst().orElseThrow(), "Seen."), Workshop.texts(Workshop.conversation(run, end)));
        }
    }

    @Test
    void aModelThatOnlyGoesOnIsEndedByItsBudget() throws Exception {
        var model = PlayedModel.of(_ -> new ModelReply.Completed("r", List.of(), TokenUsage.NONE, false));
        try (var shop = new Workshop(folder, tools, model)) {
            var end = shop.end(shop.begin());
            assertEquals(RunStatus.BUDGET_EXHAUSTED, end.status());
            assertEquals(20, end.ledger().fruitless());
            assertEquals(21, model.asked.size());
        }
    }

    @Test
    void aPictureReachesTheModelAsOne() throws Exception {
        var pictures = new CountedTools(_ -> new CallToolResult(List.of(new ContentBlock.Image("AAAA", "image/png")), null, false));
        try (var shop = new Workshop(folder, pictures, PlayedModel.script(List.of(List.of(call("a", "look", "{}")), List.of(say("Seen.")))))) {
            var run = shop.begin();
            var end = shop.end(run);
            assertTrue(Workshop.conversation(run, end).contains(new ConversationItem.Output("a", List.of(new ContentPart.Image("data:image/png;base64,AAAA")))));
        }
    }

    @Test
    void aToolThatFailsInAnyWayEndsItsCallAlone() throws Exception {
        var odd = new CountedTools(call -> switch (call.arguments().path("n").asInt()) {
            case 1 -> throw new IllegalStateException("a fault");
            case 2 -> new CallToolResult(List.of(), null, false);
            case 3 -> CallToolResult.ofText("{broken");
            default -> CallToolResult.ofText("{\"ok\":false,\"code\":\"conflict\",\"message\":\"no\"}");
        });
        var model = PlayedModel.script(List.of(
                List.of(call("a", "change", "{\"n\":1}"), call("b", "look", "{\"n\":2}"), call("c", "look", "{\"n\":3}"), call("d", "look", "{\"n\":4}")),
                List.of(say("Done."))));
        try (var shop = new Workshop(folder, odd, model)) {
            var run = shop.begin();
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
            assertEquals(List.of("internal_error", "ok", "ok", "conflict"), Workshop.ended(run).stream().map(RunEvent.ToolEnded::code).toList());
            assertEquals(1, shop.defects.size());
        }
    }

    @Test
    void aCallThatNeverEndsIsGivenUp() throws Exception {
        var testIsOver = new CountDownLatch(1);
        var deaf = new CountedTools(_ -> {
            try {
                testIsOver.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return CountedTools.ok("never");
        });
        var some = Budgets.DEFAULT;
        var hasty = new Budgets(some.toolCalls(), some.time(), some.tokens(), some.money(), Duration.ofMillis(50), some.identicalCalls(), some.stepsWithoutProgress());
        try (var shop = new Workshop(folder, deaf, PlayedModel.script(List.of(List.of(call("a", "change", "{}")), List.of(say("Done.")))))) {
            var run = shop.begin("Do it.", hasty, 60);
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
            assertEquals(List.of("outcome_unknown"), Workshop.ended(run).stream().map(RunEvent.ToolEnded::code).toList());
        } finally {
            testIsOver.countDown();
        }
    }

    @Test
    void whatFollowsAnEffectSeesIt() throws Exception {
        Queue<String> order = new ConcurrentLinkedQueue<>();
        var noting = new CountedTools(call -> {
            order.add(call.name() + call.arguments().path("n").asInt());
            return CountedTools.ok("done");
        });
        var model = PlayedModel.script(List.of(
                List.of(call("a", "look", "{\"n\":1}"), call("b", "change", "{\"n\":2}"), call("c", "look", "{\"n\":3}")), List.of(say("Done."))));
        try (var shop = new Workshop(folder, noting, model)) {
            shop.end(shop.begin());
            assertEquals(List.of("look1", "change2", "look3"), List.copyOf(order));
        }
    }

    @Test
    void aSecretReachesItsToolAndNoFile() throws Exception {
        var secret = "sk-" + "abcdefgh12345678";
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        var noting = new CountedTools(call -> {
            seen.add(call.arguments().toString());
            return CountedTools.ok("wrote " + secret);
        });
        var arguments = "{\"url\":\"https://x\",\"mail\":\"a@b\",\"key\":\"" + secret + "\"}";
        var model = PlayedModel.script(List.of(List.of(call("a", "change", arguments)), List.of(say("It is " + secret))));
        try (var shop = new Workshop(folder, noting, model)) {
            var run = shop.begin();
            var end = shop.end(run);
            assertEquals(RunStatus.COMPLETED, end.status(), end.reason());
            assertEquals(List.of(arguments), List.copyOf(seen));
            assertTrue(Workshop.conversation(run, end).contains(call("a", "change", arguments.replace(secret, "[redacted]"))));
            try (var files = Files.walk(run.path())) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    assertFalse(Files.readString(file).contains(secret), file::toString);
                }
            }
        }
    }
}
