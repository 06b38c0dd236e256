package io.atopile.mcp.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as a merge conflict, and what only resembles one. Each text is written with {@code /} for a line break. */
class ConflictScannerTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("git", "a/<<<<<<< HEAD/b/=======/c/>>>>>>> feature/d", "2,4,6 HEAD feature"),
                Arguments.of("diff3", "<<<<<<< HEAD/b/||||||| 3f2a1bc/o/=======/c/>>>>>>> feature", "1,3,5,7 HEAD feature"),
                Arguments.of("zdiff3 with an empty ancestor", "<<<<<<< ours/b/||||||| merged common ancestors/=======/c/>>>>>>> theirs", "1,3,4,6 ours theirs"),
                Arguments.of("a rebase", "<<<<<<< HEAD/b/=======/c/>>>>>>> 1a2b3c4 (Move R1: x=3)", "1,3,5 HEAD 1a2b3c4 (Move R1: x=3)"),
                Arguments.of("a stash", "<<<<<<< Updated upstream/=======/c/>>>>>>> Stashed changes", "1,2,4 Updated upstream Stashed changes"),
                Arguments.of("Subversion", "<<<<<<< .mine/b/||||||| .r3/o/=======/c/>>>>>>> .r4", "1,3,5,7 .mine .r4"),
                Arguments.of("no labels", "<<<<<<</b/=======/c/>>>>>>>", "1,3,5  "),
                Arguments.of("both sides empty", "<<<<<<< A/=======/>>>>>>> B", "1,2,3 A B"),
                Arguments.of("two conflicts", "<<<<<<< A/=======/>>>>>>> B/x/<<<<<<< A/y/=======/>>>>>>> B", "1,2,3 A B; 5,7,8 A B"),
                Arguments.of("Windows line ends", "<<<<<<< A\r/b\r/=======\r/c\r/>>>>>>> B\r/", "1,3,5 A B"),
                Arguments.of("a byte order mark", "\uFEFF<<<<<<< A/=======/>>>>>>> B", "1,2,3 A B"),
                Arguments.of("a space after the middle", "<<<<<<< A/======= /c/>>>>>>> B", "1,2,4 A B"),
                Arguments.of("longer markers by an attribute", "<<<<<<<<<< A/b/==========/c/>>>>>>>>>> B", "1,3,5 A B"),
                Arguments.of("a heading within a side", "<<<<<<< A/Title/=====/b/=======/c/>>>>>>> B", "1,5,7 A B"),
                Arguments.of(
                        "an ancestor with a conflict of its own",
                        "<<<<<<< A/b/||||||| base/<<<<<<<<< Temporary 1/o/=========/p/>>>>>>>>> Temporary 2/=======/c/>>>>>>> B",
                        "1,3,9,11 A B"),
                Arguments.of("a conflict that was committed and merged again", "<<<<<<< A/<<<<<<< C/b/=======/c/>>>>>>> D/=======/e/>>>>>>> B", "2,4,6 C D"),
                Arguments.of("a decoration before it", "<<<<<<<<<<<<<<<</<<<<<<< A/=======/>>>>>>> B", "2,3,4 A B"));
    }

    static Stream<Arguments> harmlessTexts() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("a heading", "Title/=======/text"),
                Arguments.of("a heading in a docstring", "module App:/    \"\"\"/    Title/    =======/    \"\"\""),
                Arguments.of("a heading of any length", "Title/=============/Other/======="),
                Arguments.of("indented markers", "  <<<<<<< A/  =======/  >>>>>>> B"),
                Arguments.of("markers within lines", "# <<<<<<< A/# =======/# >>>>>>> B"),
                Arguments.of("the wrong order", ">>>>>>> B/=======/<<<<<<< A"),
                Arguments.of("no middle", "<<<<<<< A/>>>>>>> B"),
                Arguments.of("no end", "<<<<<<< A/======="),
                Arguments.of("six characters", "<<<<<< A/======/>>>>>> B"),
                Arguments.of("markers of different lengths", "<<<<<<<< A/=======/>>>>>>>>> B"),
                Arguments.of("no space before the label", "<<<<<<<A/=======/>>>>>>>B"),
                Arguments.of("a text after the middle", "<<<<<<< A/======= b/>>>>>>> B"),
                Arguments.of("a quoted mail", ">>>>>>> somebody wrote/>>>>>>> more"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aConflictIsFoundWithItsLinesAndLabels(String name, String text, String expected) {
        assertEquals(expected, describe(ConflictScanner.scan(toText(text))), name);
        var whole = ConflictScanner.scanWithSingleMarkers(toText(text)).stream().filter(MergeConflict::isWhole).toList();
        assertEquals(expected, describe(whole), name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmlessTexts")
    void whatOnlyResemblesOneIsNone(String name, String text) {
        assertEquals(List.of(), ConflictScanner.scan(toText(text)), name);
    }

    static Stream<Arguments> leftovers() {
        return Stream.of(
                Arguments.of("the beginning", "(a/<<<<<<< HEAD/b)", "2 HEAD"),
                Arguments.of("the end", "(a/b/>>>>>>> feature)", "3 feature)"),
                Arguments.of("no middle", "<<<<<<< HEAD/b/>>>>>>> feature", "1 HEAD; 3 feature"),
                Arguments.of("after a whole one", "<<<<<<< A/=======/>>>>>>> B/c/>>>>>>> D", "1,2,3 A B; 5 D"),
                Arguments.of("a heading alone", "Title/=======/text", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leftovers")
    void aMarkerLeftBehindIsFoundWhereNoLineCanBeginLikeOne(String name, String text, String expected) {
        assertEquals(expected, describe(ConflictScanner.scanWithSingleMarkers(toText(text))), name);
    }

    @Test
    void theSidesAreDescribedByTheirLines() {
        var conflicts = ConflictScanner.scan(toText("a/<<<<<<< HEAD/b/||||||| base/o/=======/c/d/>>>>>>> feature/e/<<<<<<< HEAD/=======/f/>>>>>>> feature"));
        var file = new ConflictedFile("main.ato", conflicts);
        assertEquals(
                "main.ato has 2 unresolved merge conflicts: lines 2 to 9: <<<<<<< HEAD (line 2), ||||||| base (line 4), ======= (line 6), "
                        + ">>>>>>> feature (line 9); lines 11 to 14: <<<<<<< HEAD (line 11), ======= (line 12), >>>>>>> feature (line 14)",
                file.describe());
        assertTrue(file.describeFix().startsWith("Choose a side in main.ato, lines 2 to 9 (HEAD is line 3, feature is lines 7 to 8): "), file.describeFix());
        assertEquals("HEAD is empty, feature is line 13", conflicts.get(1).describeSides());
    }

    @Test
    void aLabelIsShortAndOnOneLine() {
        var label = ConflictScanner.scan("<<<<<<< " + "x".repeat(500) + "\n=======\n>>>>>>> a\u0007b\n").getFirst().markers();
        assertEquals("x".repeat(60) + "…", label.getFirst().label());
        assertEquals("a?b", label.getLast().label());
    }

    @Test
    void aFileOfManyConflictsIsReadToALimit() {
        assertEquals(1_000, ConflictScanner.scan("<<<<<<< A\n=======\n>>>>>>> B\n".repeat(5_000)).size());
    }

    private static String toText(String text) {
        return text.replace('/', '\n');
    }

    private static String describe(List<MergeConflict> conflicts) {
        return conflicts.stream()
                .map(conflict -> conflict.markers().stream().map(marker -> String.valueOf(marker.line())).collect(Collectors.joining(","))
                        + " " + conflict.markers().getFirst().label()
                        + (conflict.isWhole() ? " " + conflict.markers().getLast().label() : ""))
                .collect(Collectors.joining("; "));
    }
}
