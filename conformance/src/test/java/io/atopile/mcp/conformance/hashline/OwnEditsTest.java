package io.atopile.mcp.conformance.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.ChangeReverter;
import io.atopile.mcp.hashline.DriftPolicy;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.LineEdit;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.hashline.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long chains of edits of one file, each by anchors from a text of any age. Every one must land on the very lines that were
 * shown, by their hidden identities, or be refused because they are gone; under {@code refuse}, so that nothing is guessed.
 */
final class OwnEditsTest {

    private static final int STEPS = 150;

    /** One text of the chain, with the identities of its lines. */
    private record Shown(List<Line> lines, TextLines text) {}

    /** Some lines of a shown text, and what becomes of them. */
    private record Wish(int first, int last, int op) {}

    @TempDir
    Path temporary;

    private final List<Shown> chain = new ArrayList<>();
    private Random random = new Random();
    private Inside place = new Inside(Path.of(""), "");
    private int ids;
    private int made;
    private int gone;
    private int ambiguous;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void staleAnchorsOfAnyAgeLandRight(long seed) throws Exception {
        random = new Random(seed);
        var root = temporary.toRealPath();
        place = new Inside(root.resolve("main.ato"), "main.ato");
        var texts = seed % 2 == 0 ? SampleTexts.ordinary(random) : SampleTexts.repetitive(random);
        show(texts.stream().map(text -> new Line(++ids, text)).toList());
        Files.writeString(place.real(), DriftingText.written(chain.getFirst().lines()));
        remember();
        for (var step = 0; step < STEPS; step++) {
            if (random.nextInt(8) == 0) {
                undo(root);
            } else {
                edit();
            }
        }
        System.out.printf("own edits, seed %d: %d right, %d gone, %d quoted without their revision and refused%n", seed, made, gone, ambiguous);
        assertTrue(made > STEPS / 3, made + " made");
    }

    private void edit() throws Exception {
        var base = chain.get(random.nextInt(4) == 0 ? chain.size() - 1 : random.nextInt(chain.size()));
        var wishes = wishes(base.lines().size());
        var edits = wishes.stream().map(wish -> edit(base.text(), wish)).toList();
        var isQuoted = random.nextInt(4) > 0;
        var rev = isQuoted ? Optional.of(base.text().revision().toShortForm()) : Optional.<String>empty();
        var expected = expected(latest(base).lines(), wishes);
        if (expected.filter(this::hasStood).isPresent()) {
            return;
        }
        var before = Files.readString(place.real());
        var outcome = new Editor(kit()).edit(place, new EditRequest(rev, edits, DriftPolicy.REFUSE, true, false));
        switch (outcome) {
            case EditOutcome.Made _ -> {
                assertTrue(expected.isPresent(), "it was made though its lines are gone");
                assertEquals(DriftingText.written(expected.get()), Files.readString(place.real()));
                show(expected.get());
                remember();
                made++;
            }
            case RefusedChange refused -> {
                assertEquals(before, Files.readString(place.real()));
                assertTrue(!isQuoted || expected.isEmpty(), "it was refused though its lines are there: " + refused.refusal());
                gone += isQuoted ? 1 : 0;
                ambiguous += isQuoted ? 0 : 1;
            }
        }
    }

    /** A text that comes back without an undo has other lines with the same bytes: nobody could tell which are meant. */
    private boolean hasStood(List<Line> lines) {
        var text = DriftingText.written(lines);
        return chain.stream().anyMatch(shown -> shown.text().whole().equals(text));
    }

    private void undo(Path root) throws Exception {
        var before = Files.readString(place.real());
        switch (new ChangeReverter(kit(), ProjectBoundary.of(root)).undo(place, Optional.empty())) {
            case ChangeOutcome.Done done -> {
                var restored = chain.stream().filter(shown -> shown.text().revision().equals(done.text().orElseThrow().revision())).toList();
                assertEquals(restored.getLast().text().whole(), Files.readString(place.real()));
                show(restored.getLast().lines());
            }
            case RefusedChange _ -> assertEquals(before, Files.readString(place.real()));
        }
    }

    /** One to three edits that don't touch each other. */
    private List<Wish> wishes(int count) {
        var wishes = new ArrayList<Wish>();
        var from = random.nextInt(Math.max(1, count));
        for (var i = 0; i < 1 + random.nextInt(3); i++) {
            var first = from + random.nextInt(5);
            var op = random.nextInt(4);
            var last = op < 2 ? first + random.nextInt(3) : first;
            if (last >= count) {
                break;
            }
            wishes.add(new Wish(first, last, op));
            from = last + 1;
        }
        return wishes.isEmpty() && count > 0 ? List.of(new Wish(0, 0, 3)) : wishes;
    }

    private static LineEdit edit(TextLines text, Wish wish) {
        var span = new LineEdit.Span(text.anchor(wish.first() + 1), text.anchor(wish.last() + 1));
        return switch (wish.op()) {
            case 0 -> new LineEdit.Delete(span);
            case 1 -> new LineEdit.Replace(span, news(wish));
            case 2 -> new LineEdit.InsertBefore(span.first(), news(wish));
            default -> new LineEdit.InsertAfter(span.first(), news(wish));
        };
    }

    /** Sometimes the same text again and again, so that twins come and go. */
    private static String news(Wish wish) {
        return wish.first() % 3 == 0 ? "    pass" : "    line %d = new Line\n    pass".formatted(wish.first());
    }

    /** The newest text with the wishes on the lines that were shown; empty when any of them is gone or torn apart. */
    private Optional<List<Line>> expected(List<Line> shown, List<Wish> wishes) {
        var now = new ArrayList<>(chain.getLast().lines());
        for (var wish : wishes) {
            var target = shown.subList(wish.first(), wish.last() + 1);
            var at = now.indexOf(target.getFirst());
            if (at < 0 || at + target.size() > now.size() || !now.subList(at, at + target.size()).equals(target)) {
                return Optional.empty();
            }
            if (wish.op() < 2) {
                now.subList(at, at + target.size()).clear();
            }
            if (wish.op() > 0) {
                now.addAll(wish.op() == 3 ? at + 1 : at, news(wish).lines().map(text -> new Line(++ids, text)).toList());
            }
        }
        return Optional.of(now);
    }

    /** A text counts as it stood last: equal bytes are the same text. */
    private Shown latest(Shown base) {
        return chain.stream().filter(shown -> shown.text().revision().equals(base.text().revision())).toList().getLast();
    }

    private void show(List<Line> lines) {
        chain.add(new Shown(List.copyOf(lines), (TextLines) FileContent.of(DriftingText.written(lines).getBytes(UTF_8))));
    }

    private void remember() throws IOException {
        var text = chain.getLast().text();
        if (text.count() > 0) {
            kit().snapshots().serve("main.ato", text, List.of(new LineRange(1, text.count())));
        }
    }

    /** As after a restart. */
    private EditingContext kit() {
        return EditingContext.of(temporary.resolve("state"), place.real().getParent() == null ? temporary : place.real().getParent());
    }
}
