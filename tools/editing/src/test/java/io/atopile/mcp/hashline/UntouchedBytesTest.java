package io.atopile.mcp.hashline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random edits on random texts against a model that knows nothing of the code: a list of lines with their endings. */
final class UntouchedBytesTest {

    private static final int TEXTS = 4_000;
    private static final List<String> WORDS = List.of(
            "", "", " ", "\t", "}", "    pass", "signal gnd", "r1 = new Resistor", "a\u2028b", "nel\u0085", "form\ffeed", "no\u00A0break", "e\u0301",
            "😀", "“quoted”", "x ", "# comment", "vt\u000B", "\u001cfs");
    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\r|\n|$)");

    private record OldLine(String text, String eol) {}

    /** What is to become of one old line. */
    private static final class Fate {
        final List<String> before = new ArrayList<>();
        final List<String> after = new ArrayList<>();
        boolean kept = true;
        List<String> instead = List.of();
    }

    private final List<OldLine> old = new ArrayList<>();
    private final List<Fate> fates = new ArrayList<>();
    private final List<String> top = new ArrayList<>();
    private final List<String> bottom = new ArrayList<>();
    private final List<LineEdit> edits = new ArrayList<>();
    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_120, 4_711})
    void noByteChangesThatNoEditTouches(long seed) {
        random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < TEXTS; i++) {
            var mark = random.nextInt(5) == 0 ? "\uFEFF" : "";
            makeText();
            var text = mark + written();
            var lines = Texts.lines(text);
            makeEdits(lines);
            switch (EditPlan.of(lines, edits, Texts.all(lines), true)) {
                case EditPlan plan -> {
                    assertKept(mark, Texts.text(plan.after()), "seed %d, text %d".formatted(seed, i));
                    assertSplitRight(plan.after());
                }
                case ChangeRefusal refusal -> {
                    assertTrue(text.contains("\r"), refusal.message());
                    assertTrue(refusal.message().contains("lone carriage return"), refusal.message());
                    refused++;
                }
            }
        }
        assertTrue(refused < TEXTS / 20, refused + " refused");
    }

    /** The lines of the result are those that its bytes read as. */
    private static void assertSplitRight(TextLines result) {
        var read = Texts.lines(Texts.text(result));
        assertEquals(read.count(), result.count());
        for (var line = 1; line <= read.count() + 1; line++) {
            assertEquals(read.start(line), result.start(line));
        }
    }

    private void makeText() {
        old.clear();
        fates.clear();
        top.clear();
        bottom.clear();
        edits.clear();
        var style = List.of(List.of("\n"), List.of("\r\n"), List.of("\r"), List.of("\n", "\r\n", "\r")).get(random.nextInt(4));
        var count = random.nextInt(30);
        for (var i = 0; i < count; i++) {
            old.add(new OldLine(word(), style.get(random.nextInt(style.size()))));
        }
        if (count > 0 && random.nextInt(3) == 0) {
            old.set(count - 1, new OldLine("last " + word(), ""));
        }
        reread();
        old.forEach(_ -> fates.add(new Fate()));
    }

    /** A lone CR before a lone LF is one ending to every reader, so the text is taken as it reads. */
    private void reread() {
        var text = written();
        old.clear();
        var match = LINE.matcher(text);
        while (match.find() && match.end() > match.start()) {
            old.add(new OldLine(match.group(1), match.group(2)));
        }
    }

    private String written() {
        var text = new StringBuilder();
        old.forEach(line -> text.append(line.text()).append(line.eol()));
        return text.toString();
    }

    private void makeEdits(TextLines lines) {
        var at = 1;
        while (at <= old.size()) {
            var first = at + random.nextInt(6);
            var last = first + random.nextInt(3);
            if (last > old.size()) {
                break;
            }
            edit(lines, first, last);
            at = last + 1;
        }
        if (random.nextInt(4) == 0) {
            top.addAll(words());
            edits.add(new LineEdit.Prepend(String.join("\n", top) + "\n"));
        }
        if (random.nextInt(4) == 0) {
            bottom.addAll(words());
            edits.add(new LineEdit.Append(String.join("\n", bottom) + "\n"));
        }
        Collections.shuffle(edits, random);
    }

    private void edit(TextLines lines, int first, int last) {
        var words = words();
        var text = String.join("\n", words) + "\n";
        switch (random.nextInt(4)) {
            case 0 -> {
                fates.get(first - 1).before.addAll(words);
                edits.add(new LineEdit.InsertBefore(lines.anchor(first), text));
            }
            case 1 -> {
                fates.get(first - 1).after.addAll(words);
                edits.add(new LineEdit.InsertAfter(lines.anchor(first), text));
            }
            case 2 -> {
                give(first, last, List.of());
                edits.add(new LineEdit.Delete(Texts.span(lines, first, last)));
            }
            default -> {
                give(first, last, words);
                edits.add(new LineEdit.Replace(Texts.span(lines, first, last), text));
            }
        }
    }

    private void give(int first, int last, List<String> words) {
        fates.subList(first - 1, last).forEach(fate -> fate.kept = false);
        fates.get(first - 1).instead = words;
    }

    /** Reads the result from the top and finds every kept line with its very bytes, and every new one in its place. */
    private void assertKept(String mark, String result, String name) {
        assertTrue(result.startsWith(mark), name);
        var match = LINE.matcher(result);
        match.region(mark.length(), result.length());
        top.forEach(word -> assertNext(match, word, name));
        for (var i = 0; i < old.size(); i++) {
            var fate = fates.get(i);
            fate.before.forEach(word -> assertNext(match, word, name));
            fate.instead.forEach(word -> assertNext(match, word, name));
            if (fate.kept) {
                assertNext(match, old.get(i).text(), name);
                var ending = old.get(i).eol();
                assertTrue(ending.isEmpty() || ending.equals(match.group(2)), name + ": the ending of line " + (i + 1));
            }
            fate.after.forEach(word -> assertNext(match, word, name));
        }
        bottom.forEach(word -> assertNext(match, word, name));
        assertTrue(read(match) == result.length(), name + ": something follows the last line");
        assertFinalNewline(result, name);
    }

    private static void assertNext(Matcher match, String text, String name) {
        assertTrue(match.find(), name);
        assertEquals(text, match.group(1), name);
    }

    /** How far the lines were read; a matcher that never matched has read the byte order mark. */
    private static int read(Matcher match) {
        return match.hasMatch() ? match.end() : match.regionStart();
    }

    private void assertFinalNewline(String result, String name) {
        var lastKept = !old.isEmpty() && fates.getLast().kept && fates.getLast().after.isEmpty() && bottom.isEmpty();
        if (lastKept) {
            assertTrue(result.endsWith(old.getLast().text() + old.getLast().eol()), name);
        }
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        var count = 1 + random.nextInt(3);
        for (var i = 0; i < count; i++) {
            words.add(word());
        }
        return words;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
