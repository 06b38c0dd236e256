package io.atopile.mcp.explain;

import io.atopile.mcp.hashline.DiffHunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A source while it is carried over: its current text, where each of its lines comes from, and the steps so far. */
final class SourceRevision {

    private final AtoSourceFile original;
    private final List<SourceStep> steps = new ArrayList<>();
    private AtoSourceFile current;
    private List<Integer> origins;

    SourceRevision(AtoSourceFile original) {
        this.original = original;
        this.current = original;
        this.origins = IntStream.rangeClosed(1, original.asLines().size()).boxed().toList();
    }

    AtoSourceFile current() {
        return current;
    }

    /** Replaces the text; each place where it differs becomes a step. */
    void apply(SourceStep.Kind kind, List<String> lines, Function<DiffHunk, String> reason) {
        List<String> before = current.asLines();
        var moved = new ArrayList<Integer>();
        int copied = 0;
        for (DiffHunk hunk : FixDiff.computeHunks(before, lines).stream().flatMap(SourceRevision::split).toList()) {
            moved.addAll(origins.subList(copied, hunk.oldBefore()));
            copied = hunk.oldBefore() + hunk.oldCount();
            int first = hunk.oldCount() > 0 ? toOriginal(hunk.oldBefore() + 1) : hunk.oldBefore() == 0 ? 0 : toOriginal(hunk.oldBefore());
            IntStream.range(0, hunk.newCount()).forEach(i -> moved.add(i < hunk.oldCount() ? origins.get(hunk.oldBefore() + i) : first));
            steps.add(new SourceStep(
                    kind,
                    first,
                    before.subList(hunk.oldBefore(), copied),
                    lines.subList(hunk.newBefore(), hunk.newBefore() + hunk.newCount()),
                    reason.apply(hunk)));
        }
        moved.addAll(origins.subList(copied, before.size()));
        origins = List.copyOf(moved);
        current = current.withLines(lines);
    }

    /** Lines that are replaced one by one are steps of their own. */
    private static Stream<DiffHunk> split(DiffHunk hunk) {
        return hunk.oldCount() == hunk.newCount()
                ? IntStream.range(0, hunk.oldCount()).mapToObj(i -> new DiffHunk(hunk.oldBefore() + i, 1, hunk.newBefore() + i, 1))
                : Stream.of(hunk);
    }

    /** Returns the line of the original file that a line comes from. */
    int toOriginal(int line) {
        return origins.isEmpty() ? 1 : Math.max(1, origins.get(Math.min(line, origins.size()) - 1));
    }

    UpgradedSource finish(List<SourceFinding> findings) {
        return new UpgradedSource(original.path(), original.asLines(), current.asLines(), steps, findings);
    }
}
