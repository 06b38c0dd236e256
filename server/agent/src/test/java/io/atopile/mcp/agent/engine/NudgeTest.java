package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ReplyProgress.Shortcoming;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies that can't be used as they are: the model is asked again, twice in a row at most. */
class NudgeTest {

    private static final ConversationItem THOUGHT = new ConversationItem.Reasoning(Optional.of("rs_1"), List.of("I think."), Optional.of("c2VjcmV0"));
    private static final ConversationItem UNKNOWN = new ConversationItem.Other("{\"type\":\"custom_tool_call\",\"name\":\"apply_patch\"}");
    private static final TokenUsage USED = new TokenUsage(100, 0, 10, 0);

    @TempDir
    Path folder;

    private final CountedTools tools = new CountedTools(call -> CountedTools.ok(call.name() + " done"));

    private static PlayedModel inTurn(List<ModelReply> replies) {
        var next = new AtomicInteger();
        return PlayedModel.of(_ -> replies.get(Math.min(next.getAndIncrement(), replies.size() - 1)));
    }

    private static ModelReply reply(ConversationItem... items) {
        return PlayedModel.answer(List.of(items));
    }

    private static ModelReply cut(ConversationItem... items) {
        return new ModelReply.Failed(Fault.OUTPUT_LIMIT, "the response reached its token limit", List.of(items), USED);
    }

    static Stream<Arguments> runs() {
        var blank = say(" \n ");
        var two = reply(say("Two."));
        return Stream.of(
                Arguments.of("nothing, then an answer", List.of(reply(), two), "COMPLETED Two.", 1),
                Arguments.of("reasoning alone", List.of(reply(THOUGHT), two), "COMPLETED Two.", 1),
                Arguments.of("a blank text", List.of(reply(blank), two), "COMPLETED Two.", 1),
                Arguments.of("a message without content", List.of(reply(new ConversationItem.Message(ConversationItem.Role.ASSISTANT, List.of())), two), "COMPLETED Two.", 1),
                Arguments.of("a picture of nothing said", List.of(reply(new ConversationItem.Message(ConversationItem.Role.ASSISTANT, List.of(new ContentPart.Image("data:,")))), two), "COMPLETED Two.", 1),
                Arguments.of("an item of an unknown kind", List.of(reply(UNKNOWN), two), "COMPLETED Two.", 1),
                Arguments.of("twice empty", List.of(reply(), reply(THOUGHT), two), "COMPLETED Two.", 2),
                Arguments.of("three times empty", List.of(reply(), reply(), reply(THOUGHT), two), "FAILED ", 2),
                Arguments.of("empty again after a call", List.of(reply(), reply(), reply(call("a", "look", "{}")), reply(), reply(), two), "COMPLETED Two.", 4),
                Arguments.of("silence after a text and a call", List.of(reply(say("I look."), call("a", "look", "{}")), reply(), two), "COMPLETED Two.", 1),
                Arguments.of("silence for good after a text", List.of(reply(say("I look."), call("a", "look", "{}")), reply()), "FAILED I look.", 2),
                Arguments.of("a cut text", List.of(cut(say("One, ")), two), "COMPLETED One, Two.", 1),
                Arguments.of("a text cut twice", List.of(cut(say("On")), cut(say("e, ")), two), "COMPLETED One, Two.", 2),
                Arguments.of("a text cut three times", List.of(cut(say("a")), cut(say("b")), cut(say("c"))), "FAILED abc", 2),
                Arguments.of("a text with its reasoning", List.of(cut(THOUGHT, say("One, ")), two), "COMPLETED One, Two.", 1),
                Arguments.of("cut while it thought", List.of(cut(THOUGHT), two), "COMPLETED Two.", 1),
                Arguments.of("cut before anything", List.of(cut(), two), "COMPLETED Two.", 1),
                Arguments.of("a call cut in its arguments", List.of(cut(say("One, "), call("a", "change", "{\"x\": \"unfinish")), two), "COMPLETED One, Two.", 1),
                Arguments.of("a call cut before its arguments", List.of(cut(call("a", "change", "")), two), "COMPLETED Two.", 1),
                Arguments.of("a complete call before the cut", List.of(cut(call("a", "look", "{}"), say("Th")), two), "COMPLETED Two.", 0),
                Arguments.of("a complete call and a broken one", List.of(cut(call("a", "look", "{}"), call("b", "look", "{\"x")), two), "COMPLETED Two.", 0),
                Arguments.of("cut, silent, then the rest", List.of(cut(say("One, ")), reply(), two), "COMPLETED One, Two.", 2),
                Arguments.of("cut, a call, another text", List.of(cut(say("One, ")), reply(call("a", "look", "{}")), two), "COMPLETED Two.", 1),
                Arguments.of("a fault that is no cut", List.of(new ModelReply.Failed(Fault.REJECTED, "no", List.of(say("One, ")), USED)), "FAILED ", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void aRunThatIsToldOf(String what, List<ModelReply> replies, String end, int nudges) throws Exception {
        var model = inTurn(replies);
        try (var shop = new Workshop(folder, tools, model)) {
            var run = shop.begin();
            var state = shop.end(run);
            var answer = state.work().answer().map(run.texts()::get).orElse("");
            assertEquals(end, state.status() + " " + answer, state.reason());
            assertEquals(nudges, Workshop.events(run, RunEvent.Nudged.class).size());
            assertEquals(List.of(), List.copyOf(shop.defects));
            assertEquals(0, tools.count("change"), "a call that was cut is not made");
            if (!answer.isBlank()) {
                assertTrue(Files.readString(run.path().resolve("final-report.md")).contains(answer));
            }
        }
    }

    @Test
    void theModelSeesWhatArrivedAndWhyItIsAskedAgain() throws Exception {
        var model = inTurn(List.of(cut(THOUGHT, say("One, ")), reply(THOUGHT), reply(say("two."))));
        try (var shop = new Workshop(folder, tools, model)) {
            shop.end(shop.begin());
            assertEquals(List.of("Do it.", "", "One, ", NudgeText.of(Shortcoming.CUT, true)), Workshop.texts(model.asked.get(1).input()));
            var last = model.asked.get(2).input();
            assertEquals(NudgeText.of(Shortcoming.EMPTY, false), Workshop.texts(last).getLast());
            assertEquals(1, last.stream().filter(THOUGHT::equals).count(), "reasoning without what it led to is not sent back");
        }
    }

    @Test
    void aRunThatFailsSaysHowOftenItWasAsked() throws Exception {
        try (var shop = new Workshop(folder, tools, inTurn(List.of(reply())))) {
            assertEquals("The model returned neither text nor a call, 3 times in a row.", shop.end(shop.begin()).reason());
        }
        try (var shop = new Workshop(folder, tools, inTurn(List.of(cut(say("a")))))) {
            assertEquals("The model's answer was cut off at its output limit 3 times in a row; what arrived is kept.", shop.end(shop.begin()).reason());
        }
    }

    /** Wherever the journal ends, the run goes on as if it had not been interrupted. */
    @Test
    void aResumedRunIsAskedAgainAsOftenAsOneThatWasNotInterrupted() throws Exception {
        List<ModelReply> replies = List.of(cut(say("One, ")), reply(), reply(say("two.")));
        RunDirectory whole;
        try (var shop = new Workshop(folder, tools, byAnswers(replies))) {
            whole = shop.begin();
            shop.end(whole);
        }
        var lines = Files.readAllLines(whole.journal());
        for (var kept = 3; kept < lines.size(); kept++) {
            Files.write(whole.journal(), lines.subList(0, kept));
            try (var shop = new Workshop(folder, tools, byAnswers(replies))) {
                assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(whole));
                var state = shop.end(whole);
                assertEquals("COMPLETED One, two.", state.status() + " " + state.work().answer().map(whole.texts()::get).orElse(""), "after line " + kept);
                assertEquals(2, Workshop.events(whole, RunEvent.Nudged.class).size(), "after line " + kept);
            }
        }
    }

    /** Chooses the reply by what the conversation has, as a model would. */
    private static PlayedModel byAnswers(List<ModelReply> replies) {
        return PlayedModel.of(request -> replies.get((int) countNudges(request)));
    }

    private static long countNudges(ModelRequest request) {
        return request.input().stream().filter(item -> item instanceof ConversationItem.Message message && message.role() == ConversationItem.Role.DEVELOPER).count();
    }
}
