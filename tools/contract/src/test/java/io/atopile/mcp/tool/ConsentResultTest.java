package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.McpClientHandle.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ConsentResultTest {

    private static final CallPreview SMALL = new CallPreview("Edit a.ato", "-    x = 1\n+    x = 2");

    /** A client that gives its answers in turn. */
    private record Person(Deque<Response> answers, List<ObjectNode> asked) implements McpClientHandle {

        static Person saying(Response... answers) {
            return new Person(new ArrayDeque<>(List.of(answers)), new ArrayList<>());
        }

        @Override
        public boolean supports(String capability) {
            return capability.equals("elicitation");
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) {
            asked.add(params);
            return answers.removeFirst();
        }

        @Override
        public void notify(String method, ObjectNode params) {}
    }

    private static Response result(String json) {
        return new Response.Result(Json.mapper().readTree(json));
    }

    private static ConsentResult ask(Person person, CallPreview preview, boolean session) throws InterruptedException {
        return person.approve(new ApprovalPrompt("Allow edit?", preview, session ? Optional.of("in this project") : Optional.empty()), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"action\":\"accept\"}|GIVEN",
        "{\"action\":\"accept\",\"content\":null}|GIVEN",
        "{\"action\":\"accept\",\"content\":{}}|GIVEN",
        "{\"action\":\"accept\",\"content\":{\"decision\":\"once\"}}|GIVEN",
        "{\"action\":\"accept\",\"content\":{\"decision\":\"session\"}}|GIVEN_FOR_SESSION",
        "{\"action\":\"accept\",\"content\":{\"decision\":\"no\"}}|REFUSED",
        "{\"action\":\"accept\",\"content\":{\"decision\":\"perhaps\"}}|NOT_ASKED",
        "{\"action\":\"accept\",\"content\":{\"decision\":[\"once\"]}}|NOT_ASKED",
        "{\"action\":\"accept\",\"content\":{\"decision\":true}}|NOT_ASKED",
        "{\"action\":\"decline\"}|REFUSED",
        "{\"action\":\"decline\",\"content\":{\"decision\":\"once\"}}|REFUSED",
        "{\"action\":\"cancel\"}|NOT_ASKED",
        "{\"action\":\"ACCEPT\"}|NOT_ASKED",
        "{\"action\":1}|NOT_ASKED",
        "{}|NOT_ASKED",
        "[]|NOT_ASKED",
        "\"accept\"|NOT_ASKED"
    })
    void whatAClientAnswersIsToldApart(String answer, ConsentResult expected) throws Exception {
        assertEquals(expected, ask(Person.saying(result(answer)), SMALL, true));
    }

    @Test
    void errorsAndSilenceAreNoDecline() throws Exception {
        assertEquals(ConsentResult.NOT_ASKED, ask(Person.saying(new Response.Refused("Method not found")), SMALL, true));
        assertEquals(ConsentResult.NO_ANSWER, ask(Person.saying(new Response.Unanswered("late")), SMALL, true));
        assertEquals(ConsentResult.NOBODY_TO_ASK, McpClientHandle.NONE.approve(new ApprovalPrompt("Allow?", SMALL, Optional.empty()), Duration.ZERO));
    }

    @Test
    void theDialogShowsWhatWouldBeDoneAsLiteralText() throws Exception {
        var person = Person.saying(result("{\"action\":\"accept\"}"));
        ask(person, new CallPreview("Edit <b>a</b>.ato", "-    # [x](http://y)\n+\t**z**\u001b[0m"), true);
        assertEquals(
                "Allow edit?\n\n    Edit <b>a</b>.ato\n    -    # [x](http://y)\n    +\t**z**<U+001B>[0m",
                person.asked().getFirst().path("message").asString());
        assertEquals("[\"once\",\"session\",\"no\"]", person.asked().getFirst().at("/requestedSchema/properties/decision/enum").toString());
    }

    @Test
    void aSessionIsOfferedOnlyWhereItMay() throws Exception {
        var person = Person.saying(result("{\"action\":\"decline\"}"));
        ask(person, SMALL, false);
        assertEquals("[\"once\",\"no\"]", person.asked().getFirst().at("/requestedSchema/properties/decision/enum").toString());
    }

    @Test
    void allOfALongPreviewIsShownOnRequest() throws Exception {
        var person = Person.saying(
                result("{\"action\":\"accept\",\"content\":{\"decision\":\"show_all\"}}"), result("{\"action\":\"accept\"}"));
        assertEquals(ConsentResult.GIVEN, ask(person, new CallPreview("Create a.ato", "+ x\n".repeat(500) + "+ the end"), true));
        var first = person.asked().getFirst().path("message").asString();
        var second = person.asked().getLast().path("message").asString();
        assertTrue(first.contains("(461 more lines)") && first.contains("show_all"), first);
        assertTrue(second.endsWith("    + the end"), second);
        assertFalse(person.asked().getLast().toString().contains("show_all"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"action\":\"accept\"}|GIVEN",
        "{\"action\":\"accept\",\"content\":{\"decision\":\"once\"}}|GIVEN",
        "{\"action\":\"accept\",\"content\":{\"decision\":\"no\"}}|REFUSED",
        "{\"action\":\"decline\",\"content\":{\"decision\":\"show_all\"}}|REFUSED",
        "{\"action\":\"cancel\",\"content\":{\"decision\":\"show_all\"}}|NOT_ASKED"
    })
    void anotherAnswerToALongPreviewIsFinal(String answer, ConsentResult expected) throws Exception {
        var person = Person.saying(result(answer));
        assertEquals(expected, ask(person, new CallPreview("t", "x\n".repeat(100)), true));
        assertEquals(1, person.asked().size());
    }

    @Test
    void showAllIsNoYes() throws Exception {
        var twice = Person.saying(
                result("{\"action\":\"accept\",\"content\":{\"decision\":\"show_all\"}}"),
                result("{\"action\":\"accept\",\"content\":{\"decision\":\"show_all\"}}"));
        assertEquals(ConsentResult.NOT_ASKED, ask(twice, new CallPreview("t", "x\n".repeat(100)), true));
    }
}
