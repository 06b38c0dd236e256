package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.explain.BuildExplanation;
import io.atopile.mcp.explain.ExplanationLocation;
import io.atopile.mcp.explain.Fix;
import io.atopile.mcp.explain.FixDiff;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.hashline.DiffHunk;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.tools.answer.AnchoredFiles;
import io.atopile.mcp.tools.answer.EditItem.Op;
import io.atopile.mcp.tools.build.ExplainOutput.Cause;
import io.atopile.mcp.tools.build.ExplainOutput.Line;
import io.atopile.mcp.tools.build.ExplainOutput.Mend;
import io.atopile.mcp.tools.build.ExplainOutput.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Converts explanations to results with anchors, and fixes to edits for {@code project_edit_file}. */
record ExplanationRenderer(Path snapshots) {

    private static final int MOST = 10;
    private static final int LONGEST_NOTE = 300;

    Project of(ProjectBoundary scope) {
        return new Project(scope, new AnchoredFiles(snapshots, scope));
    }

    /** The same for one project. */
    record Project(ProjectBoundary scope, AnchoredFiles served) {

        ExplainOutput buildOutput(BuildRecord build, BuildResult result, BuildExplanation explained) throws InterruptedException {
            Optional<Diagnostic> first = result.diagnostics().stream().findFirst().map(Diagnostic::shorten);
            String undecided = result.unverified().isEmpty()
                    ? "The build succeeded, but not all of the design is on the board or could be examined."
                    : "The build succeeded, but not every assertion of the design could be decided.";
            var explanation = explained.explanation();
            return new ExplainOutput(
                    build.id(),
                    build.request().target(),
                    result.verdict(),
                    first.map(Diagnostic::stage),
                    isOutdated(build),
                    explanation.text() + (explained.gone() ? " The line that it refers to is no longer in the file." : ""),
                    Optional.of(buildCause(first, undecided, explanation.place())),
                    toLines(explanation.places().stream()),
                    explanation.fixes().stream().map(this::describeFix).toList(),
                    toLines(Stream.concat(explanation.again().stream(), explained.others().stream())),
                    explained.affected());
        }

        private Cause buildCause(Optional<Diagnostic> first, String undecided, Optional<ExplanationLocation> place) {
            Optional<Line> line = place.map(this::toLine);
            return new Cause(
                    first.map(Diagnostic::code).orElse("unverified"),
                    first.map(Diagnostic::message).orElse(undecided),
                    line.map(Line::file).or(() -> first.flatMap(Diagnostic::file)),
                    line.map(Line::line),
                    line.map(Line::column),
                    line.flatMap(Line::source),
                    line.flatMap(Line::anchor));
        }

        private List<Line> toLines(Stream<ExplanationLocation> places) {
            return places.distinct().limit(MOST).map(this::toLine).toList();
        }

        private Line toLine(ExplanationLocation place) {
            Optional<TextLines> text = served.read(place.file()).filter(lines -> lines.has(place.line()));
            String note = place.note().length() <= LONGEST_NOTE ? place.note() : place.note().substring(0, LONGEST_NOTE) + " …";
            return new Line(
                    place.role(),
                    place.file(),
                    place.line(),
                    place.column(),
                    note,
                    text.map(lines -> lines.getText(place.line())),
                    text.flatMap(lines -> served.anchor(place.file(), lines, place.line())),
                    place.partQuery());
        }

        private Mend describeFix(Fix fix) {
            Optional<TextLines> text = fix.lines().flatMap(_ -> served.read(fix.path()));
            List<Step> edits = text.map(lines -> buildEdits(fix, lines)).orElse(List.of());
            return new Mend(
                    fix.title(), fix.why(), fix.confidence(), fix.path(), text.map(lines -> lines.revision().toShortForm()), edits, fix.needs());
        }

        private List<Step> buildEdits(Fix fix, TextLines now) {
            List<String> before = IntStream.rangeClosed(1, now.count()).mapToObj(now::getText).toList();
            List<String> after = fix.lines().orElse(before);
            return FixDiff.computeHunks(before, after).stream()
                    .map(hunk -> edit(fix.path(), now, hunk, after))
                    .toList();
        }

        private Step edit(String path, TextLines now, DiffHunk hunk, List<String> after) {
            String text = String.join("\n", after.subList(hunk.newBefore(), hunk.newBefore() + hunk.newCount()));
            if (hunk.oldCount() == 0) {
                int beside = Math.max(1, hunk.oldBefore());
                return new Step(
                        hunk.oldBefore() == 0 ? Op.INSERT_BEFORE : Op.INSERT_AFTER,
                        served.anchor(path, now, beside),
                        Optional.empty(),
                        Optional.of(text),
                        Optional.empty());
            }
            int first = hunk.oldBefore() + 1;
            int last = hunk.oldBefore() + hunk.oldCount();
            boolean gone = hunk.newCount() == 0;
            IntStream.rangeClosed(first, last).forEach(line -> served.anchor(path, now, line));
            return new Step(
                    gone ? Op.DELETE : Op.REPLACE,
                    served.anchor(path, now, first),
                    first == last ? Optional.empty() : served.anchor(path, now, last),
                    gone ? Optional.empty() : Optional.of(text),
                    Optional.empty());
        }

        /** Whether sources have changed since a build. */
        boolean isOutdated(BuildRecord build) throws InterruptedException {
            Instant since = build.startedAt().orElse(build.requestedAt());
            var changed = new AtomicBoolean();
            if (scope.toRead(".") instanceof Inside root) {
                ProjectWalk.walk(scope, root, file -> {
                    boolean source = file.relative().endsWith(".ato") || file.relative().equals("ato.yaml");
                    changed.compareAndSet(false, source && isChanged(file.real(), since));
                    return !changed.get();
                });
            }
            return changed.get();
        }

        private static boolean isChanged(Path file, Instant since) {
            try {
                return Files.getLastModifiedTime(file).toInstant().isAfter(since);
            } catch (IOException _) {
                return true;
            }
        }
    }
}
