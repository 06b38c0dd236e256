package io.atopile.mcp.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.agent.engine.ContextProvider.Given;
import io.atopile.mcp.agent.engine.EarlierContext;
import io.atopile.mcp.model.ConversationItem;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run adds to a conversation that earlier runs began. */
class ContextPartsTest {

    private static final UntrustedDataMarkers MARKS = new UntrustedDataMarkers("0123456789abcdef");
    private static final UntrustedDataMarkers OLDER = new UntrustedDataMarkers("fedcba9876543210");
    private static final ContextPack PACK = new ContextPack("# Facts\n## A\na\n## B\nb\n", List.of("## A\na\n", "## B\nb\n"), List.of());
    private static final String OLDER_EXPLAINED = "Above this message, marks with the number fedcba9876543210 mean the same; from here on they are part of the text.\n";

    static Stream<Arguments> parts() {
        return Stream.of(
                with("a new part", Map.of(), parts -> parts.add("x", "One.", "Changed. "), "x: One."),
                with("an empty part", Map.of(), parts -> parts.add("x", " ", "Changed. ")),
                with("the same part", Map.of("x", "One."), parts -> parts.add("x", "One.", "Changed. ")),
                with("a changed part", Map.of("x", "One."), parts -> parts.add("x", "Two.", "Changed. "), "x: Changed. Two. = Two."),
                with("a withdrawn part", Map.of("x", "One."), parts -> parts.add("x", "", "Changed. "), "x: The instructions of the user and the project above no longer apply. = "),
                with("still withdrawn", Map.of("x", ""), parts -> parts.add("x", "", "Changed. ")),
                with("the first marks", Map.of(), parts -> parts.addMarks(MARKS), "marks: " + MARKS.explanation() + " = " + MARKS.explanation()),
                with("the same marks", Map.of("marks", MARKS.explanation()), parts -> parts.addMarks(MARKS)),
                with("marks of a fork", Map.of("marks", OLDER.explanation()), parts -> parts.addMarks(MARKS), "marks: " + MARKS.explanation() + OLDER_EXPLAINED + " = " + MARKS.explanation()),
                with("marks of an earlier version", Map.of("system", "You are.\n" + OLDER.explanation().replace("conversation", "run")), parts -> parts.addMarks(MARKS), "marks: " + MARKS.explanation() + OLDER_EXPLAINED + " = " + MARKS.explanation()),
                with("the first facts", Map.of(), parts -> parts.addFacts("p", PACK), "p: " + PACK.text()),
                with("no facts", Map.of(), parts -> parts.addFacts("p", new ContextPack("", List.of(), List.of()))),
                with("the same facts", Map.of("p", PACK.text()), parts -> parts.addFacts("p", PACK)),
                with("one fact changed", Map.of("p", "# Facts\n## A\nold\n## B\nb\n"), parts -> parts.addFacts("p", PACK), "p: # What changed in the project since the facts above\n## A\na\n = " + PACK.text()),
                with("a further fact", Map.of("p", "# Facts\n## A\na\n"), parts -> parts.addFacts("p", PACK), "p: # What changed in the project since the facts above\n## B\nb\n = " + PACK.text()));
    }

    private static Arguments with(String what, Map<String, String> earlier, Consumer<ContextParts> adding, String... added) {
        return Arguments.of(what, earlier, adding, List.of(added));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void onlyWhatIsNewIsAdded(String what, Map<String, String> earlier, Consumer<ContextParts> adding, List<String> added) {
        var parts = new ContextParts(new EarlierContext(List.of(), earlier));
        adding.accept(parts);
        assertEquals(added, parts.list().stream().map(ContextPartsTest::describe).toList());
    }

    private static String describe(Given part) {
        return part.what() + ": " + text(part.items().getFirst()) + part.text().map(whole -> " = " + text(whole)).orElse("");
    }

    private static String text(ConversationItem item) {
        return ((ConversationItem.Message) item).text();
    }
}
