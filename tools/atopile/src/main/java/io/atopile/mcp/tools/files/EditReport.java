package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.DiffHunk;
import io.atopile.mcp.hashline.EditOutcome.Made;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.hashline.RelocatedEdit;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.files.ProjectEditFile.Moved;
import io.atopile.mcp.tools.files.ProjectEditFile.Output;
import io.atopile.mcp.tools.files.ProjectEditFile.Renumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a caller what became of its edits, so that it needs no second look at the file. */
final class EditReport {

    private EditReport() {}

    static ToolResult<Output> made(Inside place, Made made, Optional<SyntaxCheckResult> syntax) {
        var plan = made.plan();
        var before = plan.before().revision().shown();
        var now = made.written() ? plan.after() : plan.before();
        var output = new Output(
                place.relative(),
                Optional.of(now.revision().shown()),
                Optional.of(before),
                made.written(),
                Optional.of(now.count()),
                made.region().content(),
                renumber(plan.hunks()),
                plan.moved().stream().map(EditReport::moved).toList(),
                made.diff(),
                made.change(),
                syntax,
                made.warnings());
        return ToolResult.ok(output, message(place.relative(), made, syntax));
    }

    static ToolResult<Output> refused(ProjectBoundary scope, Inside place, RefusedChange refused) {
        var current = refused.current();
        var fresh = current.isPresent() && !current.get().fresh().content().isEmpty();
        ToolResult.Failed<Output> failed = FileChangeErrors.of(
                scope, place, refused.refusal(), fresh ? " data.region shows these lines as they are now." : "");
        return current.map(now -> failed.withData(output(place.relative(), now))).orElse(failed);
    }

    private static Output output(String path, RefusedChange.Current now) {
        return new Output(
                path,
                Optional.of(now.lines().revision().shown()),
                Optional.empty(),
                false,
                Optional.of(now.lines().count()),
                now.fresh().content(),
                List.of(),
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                now.fresh().notes());
    }

    private static Moved moved(RelocatedEdit placement) {
        return new Moved(placement.edit(), placement.lines().toString(), placement.by());
    }

    private static List<Renumber> renumber(List<DiffHunk> hunks) {
        var steps = new ArrayList<Renumber>();
        var last = 0;
        for (var hunk : hunks) {
            if (hunk.delta() != last) {
                steps.add(new Renumber(hunk.oldBefore() + hunk.oldCount(), hunk.delta()));
                last = hunk.delta();
            }
        }
        return steps;
    }

    private static String message(String path, Made made, Optional<SyntaxCheckResult> syntax) {
        var plan = made.plan();
        if (!plan.changes()) {
            return "%s already reads like that; nothing was written.".formatted(path);
        }
        if (!made.written()) {
            return "Dry run: the edits fit %s; nothing was written.".formatted(path);
        }
        return "Edited %s, now revision %s with %d lines%s.%s%s%s".formatted(
                path,
                plan.after().revision().shown(),
                plan.after().count(),
                renumbered(plan.hunks()),
                plan.moved().isEmpty() ? "" : " Some lines stood elsewhere than when they were read: see data.moved.",
                syntax.map(EditReport::told).orElse(""),
                made.warnings().isEmpty() ? "" : " See data.warnings.");
    }

    private static String told(SyntaxCheckResult syntax) {
        return switch (syntax.state()) {
            case NOT_CHECKED -> " Syntax: not checked.";
            case OK -> " Syntax: ok.";
            case BROKEN -> " Syntax: the file can't be parsed now, see data.syntax.";
        };
    }

    private static String renumbered(List<DiffHunk> hunks) {
        return renumber(hunks).stream()
                .map(step -> "; lines after %d are now %+d".formatted(step.after(), step.delta()))
                .limit(4)
                .collect(Collectors.joining());
    }
}
