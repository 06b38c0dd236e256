package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.DiffHunk;
import io.atopile.mcp.hashline.EditOutcome.Made;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.hashline.RelocatedEdit;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.files.ProjectEditFile.Moved;
import io.atopile.mcp.tools.files.ProjectEditFile.Output;
import io.atopile.mcp.tools.files.ProjectEditFile.Renumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reports the result of edits, so that the caller need not read the file again. */
final class EditReport {

    private EditReport() {}

    static ToolResult<Output> toResult(Inside place, Made made, Optional<SyntaxCheckResult> syntax) {
        var plan = made.plan();
        var before = plan.before().revision().toShortForm();
        var now = made.isWritten() ? plan.after() : plan.before();
        var output = new Output(
                place.relative(),
                Optional.of(now.revision().toShortForm()),
                Optional.of(before),
                made.isWritten(),
                Optional.of(now.count()),
                made.region().content(),
                computeRenumbering(plan.hunks()),
                plan.moved().stream().map(EditReport::toMoved).toList(),
                made.diff(),
                made.change(),
                syntax,
                made.warnings());
        return ToolResult.ok(output, buildMessage(place.relative(), made, syntax));
    }

    static ToolResult<Output> toFailure(ProjectBoundary scope, Inside place, RefusedChange refused) {
        var current = refused.current();
        var fresh = current.isPresent() && !current.get().fresh().content().isEmpty();
        ToolResult.Failed<Output> failed = FileChangeErrors.toFailure(
                        scope, place, refused.refusal(), fresh ? " data.region shows the current state of these lines." : "")
                .toResult();
        return current.map(now -> failed.withData(toOutput(place.relative(), now))).orElse(failed);
    }

    private static Output toOutput(String path, RefusedChange.Current now) {
        return new Output(
                path,
                Optional.of(now.lines().revision().toShortForm()),
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

    private static Moved toMoved(RelocatedEdit placement) {
        return new Moved(placement.edit(), placement.lines().toString(), placement.by());
    }

    private static List<Renumber> computeRenumbering(List<DiffHunk> hunks) {
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

    private static String buildMessage(String path, Made made, Optional<SyntaxCheckResult> syntax) {
        var plan = made.plan();
        if (!plan.hasChanges()) {
            return "%s already has this content; nothing was written.".formatted(path);
        }
        if (!made.isWritten()) {
            return "Dry run: the edits apply to %s; nothing was written.".formatted(path);
        }
        return "Edited %s, now revision %s with %d lines%s.%s%s%s".formatted(
                path,
                plan.after().revision().toShortForm(),
                plan.after().count(),
                describeRenumbering(plan.hunks()),
                plan.moved().isEmpty() ? "" : " Some lines had moved since they were read: see data.moved.",
                syntax.map(EditReport::describeSyntax).orElse(""),
                made.warnings().isEmpty() ? "" : " See data.warnings.");
    }

    private static String describeSyntax(SyntaxCheckResult syntax) {
        return switch (syntax.state()) {
            case NOT_CHECKED -> " Syntax: not checked.";
            case OK -> " Syntax: ok.";
            case BROKEN -> " Syntax: the file can't be parsed, see data.syntax.";
        };
    }

    private static String describeRenumbering(List<DiffHunk> hunks) {
        return computeRenumbering(hunks).stream()
                .map(step -> "; lines after %d shifted by %+d".formatted(step.after(), step.delta()))
                .limit(4)
                .collect(Collectors.joining());
    }
}
