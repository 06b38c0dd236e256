package io.atopile.mcp.model.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Call;
import io.atopile.mcp.model.ConversationItem.Message;
import io.atopile.mcp.model.ConversationItem.Output;
import io.atopile.mcp.model.ConversationItem.Reasoning;
import io.atopile.mcp.model.ConversationItem.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendableConversationTest {

    private static final String ORIGIN = "http://here/v1 m";
    private static final ContentPart PICTURE = new ContentPart.Image("data:image/png;base64,AAECAw==");
    private static final ConversationItem ASKED = Message.of(Role.USER, "Hi");

    private static List<ConversationItem> repair(Set<ProviderFeature> withheld, boolean pictures, ConversationItem... items) {
        return new SendableConversation(ORIGIN, withheld, pictures).repair(List.of(items), false);
    }

    private static List<ConversationItem> repair(ConversationItem... items) {
        return repair(Set.of(), true, items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``              | {}
            ` `             | {}
            {}              | {}
            {"a":1}         | {"a":1}
            {"a":           | {"invalid_arguments":"{\\"a\\":"}
            [1]             | {"invalid_arguments":"[1]"}
            "text"          | {"invalid_arguments":"\\"text\\""}
            null            | {"invalid_arguments":"null"}
            7               | {"invalid_arguments":"7"}
            {"a":1} {"b":2} | {"invalid_arguments":"{\\"a\\":1} {\\"b\\":2}"}
            """)
    void argumentsAreAnObject(String arguments, String sent) {
        assertEquals(new Call("a", "read", sent), repair(ASKED, new Call("a", "read", arguments), Output.of("a", "ok")).get(1));
    }

    @Test
    void aValidConversationStaysAsItIs() {
        var items = List.of(
                Message.of(Role.DEVELOPER, "Rules"), ASKED, new Reasoning(Optional.of("r"), List.of("Hm"), Optional.of("x"), Optional.of(ORIGIN)),
                Message.of(Role.ASSISTANT, "I read."), new Call("a", "read", "{}"), new Call("b", "list", "{}"), new Output("b", List.of(PICTURE)), Output.of("a", ""));
        assertEquals(items, repair(items.toArray(ConversationItem[]::new)));
    }

    @Test
    void eachCallHasOneOutputAndEachOutputACall() {
        assertEquals(
                List.of(ASKED, new Call("a", "read", "{}"), new Call("b", "list", "{}"), Output.of("b", "ok"), Output.of("a", "The result of this call was lost. Check before you repeat it.")),
                repair(ASKED, Output.of("x", "lost"), new Call("a", "read", "{}"), new Call("b", "list", "{}"), new Call("b", "list", "{}"), Output.of("b", "ok"), Output.of("b", "again")));
    }

    @Test
    void outputsOfCallsThatTheProviderHasStay() {
        var items = List.<ConversationItem>of(Output.of("a", "ok"), new Call("b", "list", "{}"), Output.of("b", "ok"));
        assertEquals(items, new SendableConversation(ORIGIN, Set.of(), true).repair(items, true));
        assertEquals(items.subList(1, 3), new SendableConversation(ORIGIN, Set.of(), true).repair(items, false));
    }

    @Test
    void reasoningGoesOnlyToItsModel() {
        var own = new Reasoning(Optional.empty(), List.of(), Optional.of("x"), Optional.of(ORIGIN));
        var old = new Reasoning(Optional.empty(), List.of(), Optional.of("y"));
        var foreign = new Reasoning(Optional.empty(), List.of(), Optional.of("z"), Optional.of("http://there/v1 m"));
        assertEquals(List.of(ASKED, own, old), repair(ASKED, own, old, foreign));
        assertEquals(List.of(ASKED), repair(Set.of(ProviderFeature.REASONING_HISTORY), true, ASKED, own, old, foreign));
    }

    @Test
    void messagesWithoutContentAreLeftOut() {
        assertEquals(List.of(ASKED), repair(Message.of(Role.ASSISTANT, " \n"), ASKED, new Message(Role.USER, List.of())));
    }

    @Test
    void picturesOfOutputsFollowTheOutputsInARow() {
        var described = new ContentPart.Text("[A picture (image/png, 4 bytes) follows below.]");
        assertEquals(
                List.of(
                        new Call("a", "look", "{}"), new Call("b", "read", "{}"), new Output("a", List.of(new ContentPart.Text("A board"), described)), Output.of("b", "ok"),
                        new Message(Role.USER, List.of(new ContentPart.Text("The pictures of the outputs above:"), PICTURE)),
                        Message.of(Role.ASSISTANT, "I see.")),
                repair(Set.of(), false, new Call("a", "look", "{}"), new Call("b", "read", "{}"),
                        new Output("a", List.of(new ContentPart.Text("A board"), PICTURE)), Output.of("b", "ok"), Message.of(Role.ASSISTANT, "I see.")));
    }

    @Test
    void aModelWithoutEyesIsToldOfPictures() {
        var described = new ContentPart.Text("[A picture (image/png, 4 bytes) isn't shown, because the model takes none.]");
        for (var pictures : List.of(true, false)) {
            assertEquals(
                    List.of(new Message(Role.USER, List.of(described)), new Call("a", "look", "{}"), new Output("a", List.of(described))),
                    repair(Set.of(ProviderFeature.INPUT_PICTURES), pictures, new Message(Role.USER, List.of(PICTURE)), new Call("a", "look", "{}"), new Output("a", List.of(PICTURE))));
        }
        assertEquals("[A picture isn't shown, because the model takes none.]", ((Message) repair(
                Set.of(ProviderFeature.INPUT_PICTURES), true, new Message(Role.USER, List.of(new ContentPart.Image("https://x.example/a.png")))).getFirst()).text());
    }
}
