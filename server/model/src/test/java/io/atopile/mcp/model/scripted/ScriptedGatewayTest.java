package io.atopile.mcp.model.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scripted model in a conversation. */
class ScriptedGatewayTest {

    private static final String SOURCE = "{\"ok\":true,\"data\":{\"path\":\"main.ato\",\"lines\":[{\"anchor\":\"3:4f2a\"},7],"
            + "\"text\":\"12:4f2a|    r1.resistance = 1kohm\"}}";

    private static final ModelScript REPAIR = ModelScript.of("""
            {"items": [{"type": "reasoning", "id": "rs", "summary": [{"type": "summary_text", "text": "Look"}]},
                       {"type": "message", "content": "I look."},
                       {"type": "function_call", "call_id": "look", "name": "file_read", "arguments": {"path": "main.ato"}}],
             "usage": {"input_tokens": 9, "input_tokens_details": {"cached_tokens": 1}, "output_tokens": 4}}
            {"expect": "r1.resistance",
             "items": [{"type": "function_call", "call_id": "edit", "name": "file_edit", "arguments": {
                          "anchor": "${look~(\\\\d+:[0-9a-f]{4})\\\\|    r1.resistance}",
                          "first": "${look:/data/lines/0/anchor}",
                          "count": "${look:/data/lines/1}",
                          "note": "at ${look:/data/lines/1} of ${look:/data/path}, ${HOME}"}}]}
            {"expect": [{"call": "look", "text": "main.ato"}, "done"], "end_turn": false,
             "items": [{"type": "message", "content": "Edited ${look:/data/path}."}]}
            {"items": [{"type": "message", "content": "Good."}]}
            """);

    @Test
    void aConversationGoesThroughTheScript() throws Exception {
        var conversation = new ArrayList<>(List.of(user("Repair it")));
        var first = say(REPAIR, conversation);
        assertEquals(new TokenUsage(9, 1, 4, 0), first.usage());
        assertEquals(3, first.items().size());
        conversation.add(ConversationItem.Output.of("look", SOURCE));
        var edit = assertInstanceOf(ConversationItem.Call.class, say(REPAIR, conversation).items().getFirst());
        assertEquals(
                "{\"anchor\":\"12:4f2a\",\"first\":\"3:4f2a\",\"count\":7,\"note\":\"at 7 of main.ato, ${HOME}\"}", edit.arguments());
        conversation.add(ConversationItem.Output.of("edit", "done"));
        var third = say(REPAIR, conversation);
        assertEquals(List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "Edited main.ato.")), third.items());
        assertEquals(false, third.endsTurn());
        assertEquals("scripted_4", say(REPAIR, conversation).responseId());
        assertTrue(refusal(REPAIR, conversation).contains("has only 4 replies"));
    }

    @Test
    void thePlaceIsKnownAfterARestartAndInAFork() throws Exception {
        var conversation = new ArrayList<>(List.of(user("Repair it")));
        say(REPAIR, conversation);
        conversation.add(ConversationItem.Output.of("look", SOURCE));
        var kept = conversation.stream().map(item -> ConversationItemJson.of(ConversationItemJson.toJson(item))).toList();
        assertEquals("scripted_2", say(REPAIR, new ArrayList<>(kept)).responseId());
        assertEquals("scripted_1", say(REPAIR, new ArrayList<>(kept.subList(0, 1))).responseId());
    }

    @Test
    void repliesThatSayTheSameComeInOrder() throws Exception {
        var script = ModelScript.of("""
                [{"items": [{"type": "message", "content": "Yes"}]}, {"items": [{"type": "message", "content": "Yes"}]},
                 {"items": [{"type": "message", "content": "No"}]}]""");
        var conversation = new ArrayList<>(List.of(user("Yes")));
        for (var reply = 1; reply <= 3; reply++) {
            assertEquals("scripted_" + reply, say(script, conversation).responseId());
            conversation.add(user("And?"));
        }
    }

    @Test
    void aReplyWithACallIsNotTakenForALaterOneThatSaysTheSame() throws Exception {
        var script = ModelScript.of("""
                {"items": [{"type": "message", "content": "Done"}, {"type": "function_call", "call_id": "a", "name": "x"}]}
                {"items": [{"type": "function_call", "call_id": "b", "name": "x"}]}
                {"items": [{"type": "message", "content": "Done"}]}""");
        var conversation = new ArrayList<>(List.of(user("Go")));
        for (var reply = 1; reply <= 3; reply++) {
            assertEquals("scripted_" + reply, say(script, conversation).responseId());
        }
    }

    @Test
    void aSummaryStandsForWhatCameBeforeIt() throws Exception {
        var script = ModelScript.of("""
                {"items": [{"type": "function_call", "call_id": "a", "name": "x", "arguments": "{"}]}
                {"summary": true, "items": [{"type": "message", "content": "So far: a was called."}]}
                {"items": [{"type": "message", "content": "Done"}]}""");
        var compacted = new ArrayList<>(List.of(user("Do it"), user("Summary of the work:\nSo far: a was called.")));
        assertEquals("scripted_3", say(script, compacted).responseId());
    }

    @Test
    void anExpectationThatIsNotMetSaysSo() throws Exception {
        var conversation = new ArrayList<>(List.of(user("Repair it")));
        say(REPAIR, conversation);
        assertTrue(refusal(REPAIR, conversation).contains("expects \"r1.resistance\" in the output of the last call, which is: nothing"));
        conversation.add(ConversationItem.Output.of("look", "FAILED: no such file"));
        assertTrue(refusal(REPAIR, conversation).contains("which is: FAILED: no such file"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "${b:/data} | no output of b",
        "${a:/data/none} | has nothing at /data/none",
        "${a:data} | doesn't point into",
        "${a~(x{9})} | matches (x{9})",
        "${a~(} | is not a regular expression",
        "${a~{ | isn't closed"
    })
    void aPlaceholderThatFindsNothingSaysSo(String placeholder, String why) throws Exception {
        var script = ModelScript.of("""
                {"items": [{"type": "function_call", "call_id": "a", "name": "x", "arguments": "{}"}]}
                {"items": [{"type": "message", "content": "See %s"}]}""".formatted(placeholder));
        var conversation = new ArrayList<>(List.of(user("Go")));
        say(script, conversation);
        conversation.add(ConversationItem.Output.of("a", "{\"data\":1}"));
        var refusal = refusal(script, conversation);
        assertTrue(refusal.contains("reply 2 of the script") && refusal.contains(why), refusal);
    }

    @Test
    void textComesInPieces() throws Exception {
        var script = ModelScript.of("""
                {"chunk": 3, "chunk_delay_ms": 20, "delay_ms": 40, "items": [{"type": "message", "content": "1234567"}]}""");
        var begin = System.nanoTime();
        assertEquals(List.of("123", "456", "7"), heard(script));
        assertTrue(System.nanoTime() - begin >= 80_000_000, "It doesn't wait");
        assertEquals(List.of("1234567"), heard(script.atOnce()));
    }

    private static List<String> heard(ModelScript script) throws InterruptedException {
        var events = new ArrayList<ModelEvent>();
        ask(script, List.of(user("Hi")), events);
        assertInstanceOf(ModelEvent.ItemDone.class, events.getLast());
        return events.stream()
                .filter(ModelEvent.TextDelta.class::isInstance)
                .map(event -> ((ModelEvent.TextDelta) event).text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'items': []}",
        "{'items': [{'type': 'reasoning', 'summary': []}]}",
        "{'itms': [{'type': 'message', 'content': 'x'}]}",
        "{'items': [{'type': 'function_call', 'name': 'x'}]}",
        "{'items': ['x']}",
        "{'expect': 3, 'items': [{'type': 'message', 'content': 'x'}]}",
        "[1]",
        "{'items'"
    })
    void aScriptThatIsWrongSaysWhere(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> ModelScript.of(text.replace('\'', '"')));
        assertTrue(Objects.requireNonNull(refusal.getMessage()).contains("reply 1"), refusal.getMessage());
    }

    @Test
    void noTwoRepliesShareACall() {
        var reply = "{\"items\": [{\"type\": \"function_call\", \"call_id\": \"a\", \"name\": \"x\"}]}\n";
        assertThrows(IllegalArgumentException.class, () -> ModelScript.of(reply + reply));
    }

    private static ConversationItem user(String text) {
        return ConversationItem.Message.of(ConversationItem.Role.USER, text);
    }

    /** The next reply, which then is in the conversation. */
    private static ModelReply.Completed say(ModelScript script, List<ConversationItem> conversation) throws InterruptedException {
        var reply = assertInstanceOf(ModelReply.Completed.class, ask(script, conversation, new ArrayList<>()));
        conversation.addAll(reply.items());
        return reply;
    }

    private static String refusal(ModelScript script, List<ConversationItem> conversation) throws InterruptedException {
        return assertInstanceOf(ModelReply.Failed.class, ask(script, conversation, new ArrayList<>())).message();
    }

    private static ModelReply ask(ModelScript script, List<ConversationItem> conversation, List<ModelEvent> events) throws InterruptedException {
        try (var gateway = new ScriptedGateway(script)) {
            return gateway.ask(new ModelRequest("scripted", conversation, List.of(), ModelRequest.Options.NONE, "t"), events::add);
        }
    }
}
