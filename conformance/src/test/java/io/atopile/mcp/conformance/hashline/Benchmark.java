package io.atopile.mcp.conformance.hashline;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.Content;
import io.atopile.mcp.hashline.Edit;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.EditPlan;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.hashline.Kit;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.Lines;
import io.atopile.mcp.hashline.OnDrift;
import io.atopile.mcp.hashline.Page;
import io.atopile.mcp.hashline.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures how long reading and editing take, on the disk of a folder given as the only argument; prints a table. */
final class Benchmark {

    private static final Page.Room WITHOUT_END = new Page.Room(Integer.MAX_VALUE, 2_000);
    private static final int PAGE = 220;

    private final Kit kit;
    private final Inside place;
    private final int count;
    private final int repeats;

    private Benchmark(Kit kit, Inside place, int count, int repeats) {
        this.kit = kit;
        this.place = place;
        this.count = count;
        this.repeats = repeats;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]).toRealPath();
        System.out.println("| lines | read all with anchors | read one page, remembered | edit, with fsync | place by own edits | place after drift |");
        System.out.println("|---|---|---|---|---|---|");
        for (var size : List.of(List.of(100, 400), List.of(10_000, 400), List.of(1_000_000, 7))) {
            var file = folder.resolve("bench-" + size.getFirst() + ".ato");
            write(file, size.getFirst());
            var state = folder.resolve("state-" + size.getFirst());
            var bench = new Benchmark(Kit.in(state, folder), new Inside(file, file.getFileName().toString()), size.getFirst(), size.getLast());
            System.out.printf(
                    "| %,d | %s | %s | %s | %s | %s |%n",
                    size.getFirst(), bench.readAll(), bench.readPage(), bench.edit(), bench.placeByOwnEdits(), bench.placeAfterDrift());
        }
    }

    private static void write(Path file, int lines) throws IOException {
        var random = new Random(lines);
        Files.writeString(file, IntStream.range(0, lines)
                .mapToObj(i -> SampleTexts.line(random) + "  # line " + i + " of a long file")
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private String readAll() throws Exception {
        return least(() -> Page.of(read(), List.of(new LineRange(1, count)), WITHOUT_END).content().length());
    }

    private String readPage() throws Exception {
        return least(() -> {
            var lines = read();
            var first = count / 2;
            var page = Page.of(lines, List.of(new LineRange(first, Math.min(count, first + PAGE - 1))), WITHOUT_END);
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

    private EditPlan plan(Lines base, int line, Lines current) {
        return (EditPlan) new Planner(kit.snapshots().past(place.relative()), current).plan(request(base, line));
    }

    private static EditRequest request(Lines lines, int line) {
        var edit = new Edit.Replace(new Edit.Span(lines.anchor(line), lines.anchor(line)), lines.text(line) + " # " + System.nanoTime() % 10);
        return new EditRequest(Optional.of(lines.revision().shown()), List.of(edit), OnDrift.STRICT, false, false);
    }

    private Lines read() {
        return (Lines) Content.of(((ReadOutcome.Bytes) FileReader.read(place, 64 << 20)).bytes());
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
