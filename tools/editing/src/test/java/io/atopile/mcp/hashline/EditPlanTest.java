package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.anchor;
import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EditPlanTest {

    @FunctionalInterface
    interface Edits extends Function<TextLines, List<LineEdit>> {}

    static Stream<Arguments> fitting() {
        return Stream.of(replacements(), inserts(), endings(), combinations(), pieces()).flatMap(table -> table);
    }

    private static Stream<Arguments> replacements() {
        return Stream.of(
                made("one line", "a\nb\nc\n", t -> List.of(replace(t, 2, 2, "B")), "a\nB\nc\n"),
                made("a range by fewer lines", "a\nb\nc\nd\n", t -> List.of(replace(t, 2, 3, "X")), "a\nX\nd\n"),
                made("a line by more", "a\nb\nc\n", t -> List.of(replace(t, 2, 2, "x\ny\nz")), "a\nx\ny\nz\nc\n"),
                made("the trailing newline of text is ignored", "a\nb\n", t -> List.of(replace(t, 1, 1, "x\n")), "x\nb\n"),
                made("only one of them", "a\nb\n", t -> List.of(replace(t, 1, 1, "x\n\n")), "x\n\nb\n"),
                made("a newline alone is a blank line", "a\nb\n", t -> List.of(replace(t, 1, 1, "\n")), "\nb\n"),
                made("delete", "a\nb\nc\n", t -> List.of(new LineEdit.Delete(span(t, 1, 2))), "c\n"),
                made("delete all", "a\nb\n", t -> List.of(new LineEdit.Delete(span(t, 1, 2))), ""),
                made("a line by many", "a\nb\n", t -> List.of(replace(t, 1, 1, "x\n".repeat(5_000)), replace(t, 2, 2, "y".repeat(9_000))), "x\n".repeat(5_000) + "y".repeat(9_000) + "\n"),
                made("delete the unended last line", "a\nb", t -> List.of(new LineEdit.Delete(span(t, 2, 2))), "a\n"));
    }

    private static Stream<Arguments> inserts() {
        return Stream.of(
                made("insert before", "a\nb\n", t -> List.of(new LineEdit.InsertBefore(anchor(t, 1), "x")), "x\na\nb\n"),
                made("insert after", "a\nb\n", t -> List.of(new LineEdit.InsertAfter(anchor(t, 2), "x")), "a\nb\nx\n"),
                made("insert a blank line", "a\nb\n", t -> List.of(new LineEdit.InsertAfter(anchor(t, 1), "")), "a\n\nb\n"),
                made("prepend after the mark", "\uFEFFa\n", _ -> List.of(new LineEdit.Prepend("x")), "\uFEFFx\na\n"),
                made("append to an unended line", "a\nb", _ -> List.of(new LineEdit.Append("x\ny")), "a\nb\nx\ny"),
                made("append to nothing", "", _ -> List.of(new LineEdit.Append("x\ny")), "x\ny\n"),
                made("prepend and append to nothing", "", _ -> List.of(new LineEdit.Append("y"), new LineEdit.Prepend("x")), "x\ny\n"));
    }

    private static Stream<Arguments> endings() {
        return Stream.of(
                made("insert after the unended last line", "a\r\nb", t -> List.of(new LineEdit.InsertAfter(anchor(t, 2), "x")), "a\r\nb\r\nx"),
                made("replace the unended last line", "a\nb", t -> List.of(replace(t, 2, 2, "x\ny")), "a\nx\ny"),
                made("new lines end as their neighbour", "a\r\nb\nc\r", t -> List.of(
                        new LineEdit.InsertAfter(anchor(t, 1), "x"), new LineEdit.InsertBefore(anchor(t, 3), "y")), "a\r\nx\r\nb\ny\rc\r"),
                made("replaced lines keep their endings one by one", "a\r\nb\nc\r", t -> List.of(replace(t, 1, 3, "1\n2\n3")), "1\r\n2\n3\r"),
                made("the last of fewer lines ends as the last replaced", "a\r\nb\nc\r", t -> List.of(replace(t, 1, 3, "x\ny")), "x\r\ny\r"),
                made("text with other endings takes the file's", "a\nb\n", t -> List.of(replace(t, 1, 1, "x\r\ny\rz\r\n")), "x\ny\nz\nb\n"),
                made("line separators are not endings", "a\u2028b\nc\n", t -> List.of(replace(t, 2, 2, "x\u2028y\u0085z")), "a\u2028b\nx\u2028y\u0085z\n"));
    }

    private static Stream<Arguments> combinations() {
        return Stream.of(
                made("order at one place", "a\nb\n", t -> List.of(
                        new LineEdit.InsertBefore(anchor(t, 2), "3"),
                        new LineEdit.InsertAfter(anchor(t, 1), "1"),
                        new LineEdit.InsertAfter(anchor(t, 1), "2"),
                        replace(t, 2, 2, "B"),
                        new LineEdit.InsertAfter(anchor(t, 2), "4"),
                        new LineEdit.Append("5")), "a\n1\n2\n3\nB\n4\n5\n"),
                made("order at the top", "a\n", t -> List.of(
                        new LineEdit.InsertBefore(anchor(t, 1), "2"), new LineEdit.Prepend("1")), "1\n2\na\n"),
                made("insert beside deleted lines", "a\nb\nc\n", t -> List.of(
                        new LineEdit.Delete(span(t, 2, 2)), new LineEdit.InsertAfter(anchor(t, 2), "x"), new LineEdit.InsertBefore(anchor(t, 2), "w")), "a\nw\nx\nc\n"),
                made("the last line goes and another comes", "a\nb", t -> List.of(
                        new LineEdit.Delete(span(t, 2, 2)), new LineEdit.InsertAfter(anchor(t, 2), "x")), "a\nx"),
                made("neighbouring replacements", "a\nb\n", t -> List.of(replace(t, 2, 2, "B"), replace(t, 1, 1, "A")), "A\nB\n"));
    }

    private static Stream<Arguments> pieces() {
        return Stream.of(
                made("a piece", "r = 10kohm +/- 5%\n", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 1), "10k", "47k")), "r = 47kohm +/- 5%\n"),
                made("a piece away", "a b c\n", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 1), " b", "")), "a c\n"),
                made("a piece across lines", "xa\r\nb\nc\n", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 3), "a\nb", "1\n2")), "x1\r\n2\nc\n"),
                made("a piece that joins lines", "a\nb\nc\n", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 2), "a\nb", "ab")), "ab\nc\n"),
                made("a piece that splits a line", "ab\nc\n", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 1), "ab", "a\nb")), "a\nb\nc\n"),
                made("a piece in the unended last line", "a\nbb", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 2), "a\nb", "c")), "cb"),
                made("a blank line in place of the unended last one", "a\nb", t -> List.of(replace(t, 2, 2, "\n")), "a\n\n"),
                made("echoed anchors are left out", "a\nb\n", t -> List.of(replace(t, 1, 2, anchor(t, 1) + "|A\n" + anchor(t, 2) + "|B")), "A\nB\n"),
                made("a blank tail stays", "a\n\n\n", t -> List.of(replace(t, 1, 1, "x")), "x\n\n\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fitting")
    void makesTheEdits(String name, String before, Edits edits, String after) {
        var text = lines(before);
        var plan = assertInstanceOf(EditPlan.class, plan(text, edits.apply(text), false), name);
        assertEquals(after, Texts.text(plan.after()), name);
        assertEquals(!before.equals(after), plan.hasChanges(), name);
    }

    static Stream<Arguments> unfitting() {
        return Stream.of(
                refused("overlap", t -> List.of(replace(t, 1, 2, "x"), replace(t, 2, 3, "y")), "Edits 0 and 1 both touch line 2"),
                refused("the same line twice", t -> List.of(replace(t, 2, 2, "x"), new LineEdit.Delete(span(t, 2, 2))), "Edits 0 and 1 both touch line 2"),
                refused("insert inside a range", t -> List.of(replace(t, 1, 3, "x"), new LineEdit.InsertAfter(anchor(t, 2), "y")), "Edits 0 and 1 both touch"),
                refused("insert before inside a range", t -> List.of(new LineEdit.InsertBefore(anchor(t, 2), "y"), new LineEdit.Delete(span(t, 1, 2))), "Edits 0 and 1 both touch"),
                refused("reversed", t -> List.of(new LineEdit.Delete(span(t, 3, 1))), "Edit 0: end_anchor is above anchor"),
                refused("beyond the end", t -> List.of(replace(t, 9, 9, "x")), "Edit 0: there is no line 9"),
                refused("empty replacement", t -> List.of(replace(t, 1, 1, "")), "use delete"),
                refused("not there", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 1), "zzz", "x")), "does not occur in line 1"),
                refused("outside the range", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 1), "beta", "x")), "does not occur in line 1"),
                refused("twice", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 3), "a", "x")), "more than once in lines 1-3"),
                refused("overlapping occurrences", t -> List.of(new LineEdit.ReplaceText(span(t, 4, 4), "oo", "x")), "more than once"),
                refused("nothing to find", t -> List.of(new LineEdit.ReplaceText(span(t, 1, 1), "", "x")), "find is empty"),
                refused("left out", t -> List.of(replace(t, 1, 1, "x\n# ... existing code ...\ny")), "placeholder for omitted code"),
                refused("rest unchanged", t -> List.of(replace(t, 1, 1, "x\n    ... rest unchanged")), "placeholder for omitted code"),
                refused("the rest, as a comment", t -> List.of(replace(t, 1, 1, "x\n    # (rest of the module unchanged)")), "placeholder for omitted code"),
                refused("existing code, as a comment", t -> List.of(replace(t, 1, 1, "x\n// existing code")), "placeholder for omitted code"),
                refused("the rest, in brackets", t -> List.of(replace(t, 1, 1, "x\n[rest of file]")), "placeholder for omitted code"),
                refused("a patch", t -> List.of(replace(t, 1, 1, "@@ -1,2 +1,2 @@\n x")), "patch"),
                refused("added lines", t -> List.of(replace(t, 1, 1, "+x\n+y")), "patch"),
                refused("some echoes", t -> List.of(replace(t, 1, 2, anchor(t, 1) + "|A\nB")), "anchors"),
                refused("echoes never shown", t -> List.of(replace(t, 1, 1, "7:abcd|A")), "anchors"),
                refused("NUL", t -> List.of(replace(t, 1, 1, "a\0b")), "NUL"),
                refused("half a character", t -> List.of(replace(t, 1, 1, "a\uD83D")), "surrogate"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfitting")
    void refusesWhatCantBeMeant(String name, Edits edits, String message) {
        var text = lines("alpha\nbeta\ngamma\nooo\n");
        var refusal = assertInstanceOf(ChangeRefusal.class, plan(text, edits.apply(text), false), name);
        assertEquals(ChangeRefusal.Kind.BAD_EDIT, refusal.kind());
        assertTrue(refusal.message().contains(message), refusal.message());
    }

    @Test
    void literalTextIsWrittenAsItIs() {
        var text = lines("a\n");
        var plan = assertInstanceOf(EditPlan.class, plan(text, List.of(replace(text, 1, 1, "7:abcd|A\n+b\n... rest unchanged")), true));
        assertEquals("7:abcd|A\n+b\n... rest unchanged\n", Texts.text(plan.after()));
    }

    @Test
    void ordinaryTextIsNotMistaken() {
        var text = lines("a\n");
        for (var yaml : List.of("- a\n- b", "+ 5V", "x: 12", "12: abcd", "# ... and so on", "range(0, ...)", "-> c", "@@ x", "[other]", "# the rest of the parts", "<rest>", "# existing codec")) {
            assertInstanceOf(EditPlan.class, plan(text, List.of(replace(text, 1, 1, yaml)), false), yaml);
        }
    }

    @Test
    void aResultThatWouldReadBackOtherwiseIsRefused() {
        var joined = lines("a\rb\n\n");
        assertInstanceOf(ChangeRefusal.class, plan(joined, List.of(new LineEdit.Delete(span(joined, 2, 2))), false));
        assertInstanceOf(ChangeRefusal.class, plan(lines("a\n"), List.of(new LineEdit.Prepend("\uFEFFx")), false));
    }

    @Test
    void aPieceDoesNotEndAnUnendedFile() {
        var text = lines("a\nb");
        var edit = new LineEdit.ReplaceText(span(text, 2, 2), "b", "c\n");
        assertInstanceOf(ChangeRefusal.class, plan(text, List.of(edit), false));
    }

    @Test
    void warnsOfARepeatedBorder() {
        var text = lines("module A:\n    x = 1\n    y = 2\n");
        var plan = assertInstanceOf(EditPlan.class, plan(text, List.of(replace(text, 2, 2, "    x = 5\n    y = 2")), false));
        assertEquals(List.of("edit 0: the last new line repeats the line next to it (line 3 before the edit)"), plan.warnings());
    }

    @Test
    void warnsOfSlipsThatCantBeSeen() {
        var text = lines("module A:\n    x = 1\n\n    q = \u201Cz\u201D\n");
        assertEquals(
                List.of("edit 0: the new lines are indented with tabs, the existing lines with spaces"), warnings(text, replace(text, 2, 2, "\tx = 5")));
        assertEquals(
                List.of("edit 0: text contains U+2212, U+00A0, which look like ASCII characters but aren't; the existing lines contain none"),
                warnings(text, replace(text, 2, 2, "    x = \u22125\u00A0V")));
        assertEquals(List.of(), warnings(text, replace(text, 4, 4, "    q = \u201Cy\u201D")));
        assertEquals(List.of(), warnings(text, new LineEdit.InsertAfter(text.anchor(1), "    # 5 \u03A9 \u00B1 10 \u00B5A")));
    }

    private static List<String> warnings(TextLines text, LineEdit edit) {
        return assertInstanceOf(EditPlan.class, plan(text, List.of(edit), false)).warnings();
    }

    @Test
    void hunksTellWhereEveryLineWent() {
        var text = lines("1\n2\n3\n4\n5\n");
        var plan = assertInstanceOf(EditPlan.class, plan(
                text, List.of(new LineEdit.Delete(span(text, 4, 5)), replace(text, 2, 2, "x\ny\nz")), false));
        assertEquals(List.of(new DiffHunk(1, 1, 1, 3), new DiffHunk(3, 2, 5, 0)), plan.hunks());
        assertEquals(List.of(2, 0), plan.hunks().stream().map(DiffHunk::delta).toList());
    }

    private static EditPlanResult plan(TextLines text, List<LineEdit> edits, boolean literal) {
        return EditPlan.of(text, edits, Texts.all(text), literal);
    }

    private static LineEdit replace(TextLines text, int first, int last, String with) {
        return new LineEdit.Replace(span(text, first, last), with);
    }

    private static Arguments made(String name, String before, Edits edits, String after) {
        return Arguments.of(name, before, edits, after);
    }

    private static Arguments refused(String name, Edits edits, String message) {
        return Arguments.of(name, edits, message);
    }
}
