package io.atopile.mcp.conformance.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.hashline.ChangeRefusal;
import io.atopile.mcp.hashline.DriftPolicy;
import io.atopile.mcp.hashline.EditPlan;
import io.atopile.mcp.hashline.EditPlanner;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.LineEdit;
import io.atopile.mcp.hashline.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits files that others have changed since they were read, and holds every result against the lines' hidden identities. */
final class ForeignDriftTest {

    private static final int FILES = 3_000;
    private static final String NEW = "    # the new line";

    /** What came of one file's edit, counted. */
    private record Tally(int right, int wrong, int falseRefusals, int safeRefusals) {
        Tally with(boolean wasThere, boolean made, boolean isExpected) {
            return new Tally(
                    right + (made && isExpected ? 1 : 0),
                    wrong + (made && !isExpected ? 1 : 0),
                    falseRefusals + (!made && wasThere ? 1 : 0),
                    safeRefusals + (!made && !wasThere ? 1 : 0));
        }
    }

    /** One file, the lines that are to be edited, and what somebody made of it. */
    record Case(List<Line> before, int first, int last, int op, List<Line> after) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 20_261_120})
    void wrongPlacesAreAsRareAsPromised(long seed) {
        var strict = new Tally(0, 0, 0, 0);
        var remap = strict;
        var refuse = strict;
        var random = new Random(seed);
        for (var i = 0; i < FILES; i++) {
            var drifted = drifted(random, i % 2 == 0);
            strict = judged(strict, drifted, DriftPolicy.STRICT);
            remap = judged(remap, drifted, DriftPolicy.REMAP);
            refuse = judged(refuse, drifted, DriftPolicy.REFUSE);
        }
        System.out.printf("drift seed %d: strict %s remap %s refuse %s%n", seed, strict, remap, refuse);
        assertTrue(strict.wrong() == 0 && strict.right() >= 940, "strict: " + strict);
        assertTrue(remap.wrong() <= 8 && remap.right() >= 1_600, "remap: " + remap);
        assertEquals(0, refuse.wrong(), "refuse: " + refuse);
    }

    static Case drifted(Random random, boolean repetitive) {
        var text = new DriftingText(repetitive ? SampleTexts.repetitive(random) : SampleTexts.ordinary(random), random);
        var before = text.lines();
        int first;
        do {
            first = random.nextInt(before.size());
        } while (before.get(first).text().isBlank());
        var op = Math.max(0, random.nextInt(10) - 6);
        var last = op < 2 ? Math.min(before.size() - 1, first + random.nextInt(3)) : first;
        do {
            text.drift(first);
        } while (text.lines().equals(before));
        return new Case(before, first, last, op, text.lines());
    }

    private static Tally judged(Tally tally, Case drifted, DriftPolicy onDrift) {
        var before = lines(drifted.before());
        var request = new EditRequest(Optional.of(before.revision().toShortForm()), List.of(edit(drifted, before)), onDrift, false, false);
        var expected = expected(drifted);
        return switch (new EditPlanner(new KnownPast(before), lines(drifted.after())).plan(request)) {
            case EditPlan plan -> tally.with(expected.isPresent(), true, expected.equals(Optional.of(plan.after().whole())));
            case ChangeRefusal _ -> tally.with(expected.isPresent(), false, false);
        };
    }

    static LineEdit edit(Case drifted, TextLines before) {
        var span = new LineEdit.Span(before.anchor(drifted.first() + 1), before.anchor(drifted.last() + 1));
        return switch (drifted.op()) {
            case 0 -> new LineEdit.Replace(span, NEW);
            case 1 -> new LineEdit.Delete(span);
            case 2 -> new LineEdit.InsertBefore(span.first(), NEW);
            default -> new LineEdit.InsertAfter(span.first(), NEW);
        };
    }

    /** The drifted text with the edit on the very lines that were read; empty when they no longer stand together. */
    static Optional<String> expected(Case drifted) {
        var target = drifted.before().subList(drifted.first(), drifted.last() + 1);
        var at = drifted.after().indexOf(target.getFirst());
        if (at < 0 || at + target.size() > drifted.after().size()
                || !drifted.after().subList(at, at + target.size()).equals(target)) {
            return Optional.empty();
        }
        var lines = new ArrayList<>(drifted.after());
        if (drifted.op() < 2) {
            lines.subList(at, at + target.size()).clear();
        }
        if (drifted.op() != 1) {
            lines.add(drifted.op() == 3 ? at + 1 : at, new Line(0, NEW));
        }
        return Optional.of(DriftingText.written(lines));
    }

    static TextLines lines(List<Line> lines) {
        return (TextLines) FileContent.of(DriftingText.written(lines).getBytes(UTF_8));
    }
}
