package io.atopile.mcp.conformance.hashline;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.AnchoredPage;
import io.atopile.mcp.hashline.DriftPolicy;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.EditPlan;
import io.atopile.mcp.hashline.EditPlanner;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.LineEdit;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.TextLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what reading and editing by anchors costs, in time on one disk and in bytes on the sample boards. */
public final class EditingCost {

    private static final AnchoredPage.Room WITHOUT_END = new AnchoredPage.Room(Integer.MAX_VALUE, 2_000);
    private static final int PAGE = 220;
    private static final Map<Integer, Integer> REPEATS = new TreeMap<>(Map.of(100, 1_500, 10_000, 1_500, 1_000_000, 9));

    private final EditingContext kit;
    private final Inside place;
    private final int count;
    private final int repeats;

    private EditingCost(EditingContext kit, Inside place, int count, int repeats) {
        this.kit = kit;
        this.place = place;
        this.count = count;
        this.repeats = repeats;
    }

    /** Two tables; times are the least of many. */
    public static String measure(Path scratch) throws Exception {
        var folder = Files.createDirectories(scratch).toRealPath();
        var table = new StringBuilder(
                """

                | lines | read all with anchors | read 220 lines, remembered | edit one line, with fsync | place by own edits | place after drift |
                |---|---|---|---|---|---|
                """);
        for (var size : REPEATS.entrySet()) {
            var file = folder.resolve("lines-" + size.getKey() + ".ato");
            write(file, size.getKey());
            var kit = EditingContext.of(folder.resolve("state-" + size.getKey()), folder);
            var cost = new EditingCost(kit, new Inside(file, file.getFileName().toString()), size.getKey(), size.getValue());
            table.append("| %,d | %s | %s | %s | %s | %s |%n".formatted(
                    size.getKey(), cost.readAll(), cost.readPage(), cost.edit(), cost.placeByOwnEdits(), cost.placeAfterDrift()));
        }
        return table + anchors();
    }

    /** What anchors add to the sources of the sample boards. */
    private static String anchors() throws IOException {
        try (var files = Files.walk(Golden.folder("boards"))) {
            var sources = files.filter(file -> file.toString().endsWith(".ato") && Files.isRegularFile(file)).map(EditingCost::lines).toList();
            var lines = sources.stream().mapToInt(TextLines::count).sum();
            var plain = sources.stream().mapToInt(text -> text.whole().length()).sum();
            var shown = sources.stream().mapToInt(text -> all(text).length() + 1).sum();
            return "%nSample boards: %d files, %d lines, %,d bytes; with anchors %,d bytes, which is %.1f bytes a line more (%.0f %%).%n"
                    .formatted(sources.size(), lines, plain, shown, (double) (shown - plain) / lines, 100.0 * (shown - plain) / plain);
        }
    }

    private static TextLines lines(Path file) {
        try {
            return (TextLines) FileContent.of(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String all(TextLines text) {
        return AnchoredPage.of(text, List.of(new LineRange(1, text.count())), WITHOUT_END).content();
    }

    private static void write(Path file, int lines) throws IOException {
        var random = new Random(lines);
        Files.writeString(file, IntStream.range(0, lines)
                .mapToObj(i -> SampleTexts.line(random) + "  # line " + i + " of a long file")
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private String readAll() throws Exception {
        return least(() -> all(read()).length());
    }

    private String readPage() throws Exception {
        return least(() -> {
            var lines = read();
            var first = count / 2;
            var page = AnchoredPage.of(lines, List.of(new LineRange(first, Math.min(count, first + PAGE - 1))), WITHOUT_END);
            kit.snapshots().serve(place.relative(), lines, page.whole());
            return lines.revision();
        });
    }

    private String edit() throws Exception {
        var line = count / 2;
        return least(() -> {
            var lines = read();
            kit.snapshots().serve(place.relative(), lines, List.of(LineRange.of(line)));
            return lines;
        }, lines -> {
            var outcome = new Editor(kit).edit(place, request(lines, line));
            return ((EditOutcome.Made) outcome).change().orElseThrow();
        });
    }

    private String placeByOwnEdits() throws Exception {
        var base = read();
        var line = count / 4;
        kit.snapshots().serve(place.relative(), base, List.of(LineRange.of(line)));
        for (var i = 0; i < 20; i++) {
            var now = read();
            kit.snapshots().serve(place.relative(), now, List.of(LineRange.of(count / 2)));
            new Editor(kit).edit(place, request(now, count / 2));
        }
        var current = read();
        current.revision();
        return least(() -> plan(base, line, current));
    }

    private String placeAfterDrift() throws Exception {
        var base = read();
        var line = count / 2;
        kit.snapshots().serve(place.relative(), base, List.of(LineRange.of(line)));
        Files.writeString(place.real(), "# by someone else\n" + Files.readString(place.real()));
        var current = read();
        current.revision();
        return least(() -> plan(base, line, current));
    }

    private EditPlan plan(TextLines base, int line, TextLines current) {
        return (EditPlan) new EditPlanner(kit.snapshots().getHistory(place.relative()), current).plan(request(base, line));
    }

    private static EditRequest request(TextLines lines, int line) {
        var edit = new LineEdit.Replace(new LineEdit.Span(lines.anchor(line), lines.anchor(line)), lines.getText(line) + " # " + System.nanoTime() % 10);
        return new EditRequest(Optional.of(lines.revision().toShortForm()), List.of(edit), DriftPolicy.STRICT, false, false);
    }

    private TextLines read() {
        return (TextLines) FileContent.of(((ReadOutcome.Bytes) FileReader.read(place, 64 << 20)).bytes());
    }

    /** Does something with what was made ready for it. */
    private interface Step<T> {
        Object with(T ready) throws Exception;
    }

    private String least(Callable<?> work) throws Exception {
        return least(() -> work, Callable::call);
    }

    private <T> String least(Callable<T> ready, Step<T> step) throws Exception {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < repeats; i++) {
            var given = ready.call();
            var start = System.nanoTime();
            if (step.with(given) == null) {
                throw new IllegalStateException("Nothing came of it");
            }
            least = Math.min(least, System.nanoTime() - start);
        }
        return "%.2f ms".formatted(least / 1e6);
    }
}
