package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever edits is warned of what is probably a slip, and of nothing else. */
final class EditLinterTest {

    private static final String REPEATED = "edit %d: the %s new line repeats the line next to it (line %d before the edit)";

    static Stream<Arguments> borders() {
        return Stream.of(
                row("the line above", t -> List.of(replace(t, 3, "b\nX")), REPEATED.formatted(0, "first", 2)),
                row("the line below", t -> List.of(replace(t, 3, "X\nd")), REPEATED.formatted(0, "last", 4)),
                row("both", t -> List.of(replace(t, 3, "b\nd")), REPEATED.formatted(0, "first", 2), REPEATED.formatted(0, "last", 4)),
                row("the lines themselves", t -> List.of(replace(t, 3, "c"))),
                row("inserted before its twin", t -> List.of(new LineEdit.InsertBefore(t.anchor(3), "c")), REPEATED.formatted(0, "last", 3)),
                row("inserted after its twin", t -> List.of(new LineEdit.InsertAfter(t.anchor(3), "c")), REPEATED.formatted(0, "first", 3)),
                row("prepended", t -> List.of(new LineEdit.Prepend("a")), REPEATED.formatted(0, "last", 1)),
                row("appended", t -> List.of(new LineEdit.Append("e")), REPEATED.formatted(0, "first", 5)),
                row("a neighbour that goes too, above", t -> List.of(new LineEdit.Delete(span(t, 2, 2)), replace(t, 3, "b"))),
                row("a neighbour that goes too, below", t -> List.of(replace(t, 3, "d"), new LineEdit.Delete(span(t, 4, 4)))),
                row("an edit further above", t -> List.of(new LineEdit.Delete(span(t, 1, 1)), replace(t, 3, "b")), REPEATED.formatted(1, "first", 2)),
                row("an edit further below", t -> List.of(replace(t, 3, "d"), new LineEdit.Delete(span(t, 5, 5))), REPEATED.formatted(0, "last", 4)),
                row("a deletion", t -> List.of(new LineEdit.Delete(span(t, 3, 3)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("borders")
    void aRepeatedNeighbourIsNoticed(String name, Function<TextLines, List<LineEdit>> edits, List<String> warnings) {
        assertEquals(warnings, warnings("a\nb\nc\nd\ne\n", edits));
    }

    @Test
    void aRepeatedBlankLineIsNotNoticed() {
        assertEquals(List.of(), warnings("a\n  \nc\n", t -> List.of(new LineEdit.InsertAfter(t.anchor(2), "  "))));
    }

    @Test
    void otherIndentationIsNoticed() {
        var text = "module A:\n\tx\n\ty\nz\n";
        var warning = "edit 0: the new lines are indented with spaces, the existing lines with tabs";
        assertEquals(List.of(warning), warnings(text, t -> List.of(replace(t, 2, "    q"))));
        assertEquals(List.of(warning), warnings(text, t -> List.of(new LineEdit.InsertAfter(t.anchor(2), "q\n    r"))));
        assertEquals(List.of(warning), warnings(text, t -> List.of(new LineEdit.InsertBefore(t.anchor(4), "    q"))));
        assertEquals(List.of(), warnings(text, t -> List.of(replace(t, 2, "\tq"))));
        assertEquals(List.of(), warnings(text, t -> List.of(replace(t, 2, "q\n    \nr"))), "a blank line is not indented");
        assertEquals(List.of(), warnings(text, t -> List.of(replace(t, 1, "    q"))), "line 2 is not touched");
        assertEquals(List.of(), warnings("a\n  \nb\n", t -> List.of(replace(t, 2, "\tq"))), "a blank line is not indented");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u2013", "\u2019", "\u201D", "\u2212", "\u200B", "\u3000", "\uFEFF", "\uFF01", "\uFF21", "\uFF5E"})
    void aLookalikeIsNamed(String character) {
        var named = "edit 0: text contains U+%04X, which look like ASCII characters but aren't; the existing lines contain none".formatted((int) character.charAt(0));
        assertEquals(List.of(named), warnings("a\nb\nc\n", t -> List.of(replace(t, 2, "x" + character + "y" + character))));
        assertEquals(List.of(), warnings("a\nb" + character + "\nc\n", t -> List.of(replace(t, 2, "x" + character))));
        assertEquals(List.of(), warnings("a" + character + "\nb\n", t -> List.of(new LineEdit.InsertAfter(t.anchor(1), "x" + character))));
        assertEquals(List.of(), warnings("a\nb" + character + "\n", t -> List.of(new LineEdit.InsertAfter(t.anchor(1), "x" + character))));
        assertEquals(List.of(named), warnings("a" + character + "\nb\nc\n", t -> List.of(replace(t, 2, "x" + character))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00B5", "\u03A9", "é", "漢", "\uFF00", "\uFF5F", "😀"})
    void anyOtherCharacterIsNot(String character) {
        assertEquals(List.of(), warnings("a\nb\nc\n", t -> List.of(replace(t, 2, "x" + character))));
    }

    @Test
    void fourLookalikesAreNamedAtMost() {
        assertEquals(
                List.of("edit 0: text contains U+2013, U+2014, U+2018, U+2019, which look like ASCII characters but aren't; the existing lines contain none"),
                warnings("a\nb\n", t -> List.of(replace(t, 2, "\u2013\u2014\u2018\n\u2019\u201C"))));
    }

    private static LineEdit replace(TextLines text, int line, String with) {
        return new LineEdit.Replace(span(text, line, line), with);
    }

    private static List<String> warnings(String text, Function<TextLines, List<LineEdit>> edits) {
        var before = lines(text);
        return assertInstanceOf(EditPlan.class, EditPlan.of(before, edits.apply(before), Texts.all(before), false)).warnings();
    }

    private static Arguments row(String name, Function<TextLines, List<LineEdit>> edits, String... warnings) {
        return Arguments.of(name, edits, List.of(warnings));
    }
}
