package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.EditOutcome.Current;
import io.atopile.mcp.hashline.EditOutcome.Made;
import io.atopile.mcp.hashline.Hunk;
import io.atopile.mcp.hashline.Refusal;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.files.ProjectEditFile.Output;
import io.atopile.mcp.tools.files.ProjectEditFile.Renumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a caller what became of its edits, so that it needs no second look at the file. */
final class EditReport {

    private static final String NOTHING_WRITTEN = "NOTHING WAS WRITTEN. ";

    private EditReport() {}

    static ToolResult<Output> of(Scope scope, Inside place, EditOutcome outcome, boolean dryRun) {
        return switch (outcome) {
            case Made made -> ToolResult.ok(output(place.relative(), made), message(place.relative(), made, dryRun));
            case EditOutcome.Refused(var refusal, var current) -> refused(scope, place, refusal, current);
        };
    }

    static ToolResult<Output> nothingWritten(ErrorCode code, String message) {
        return ToolResult.failed(code, NOTHING_WRITTEN + message + ".");
    }

    private static ToolResult<Output> refused(Scope scope, Inside place, Refusal refusal, Optional<Current> current) {
        var fresh = current.filter(now -> !now.fresh().content().isEmpty());
        return new ToolResult.Failed<>(
                code(refusal.kind()),
                NOTHING_WRITTEN + refusal.message() + "." + (fresh.isPresent() ? " data.region shows these lines as they are now." : ""),
                hint(scope, place, refusal.kind()),
                current.map(now -> output(place.relative(), now)));
    }

    private static ErrorCode code(Refusal.Kind kind) {
        return switch (kind) {
            case BAD_EDIT, NOT_TEXT -> ErrorCode.VALIDATION_ERROR;
            case BAD_ANCHOR, STALE -> ErrorCode.STALE_ANCHOR;
            case CHANGED_MEANWHILE -> ErrorCode.CONFLICT;
            case MISSING -> ErrorCode.NOT_FOUND;
            case NOT_REPLACEABLE, STORAGE -> ErrorCode.POLICY_DENIED;
        };
    }

    private static Optional<String> hint(Scope scope, Inside place, Refusal.Kind kind) {
        return switch (kind) {
            case BAD_ANCHOR, STALE -> Optional.of(
                    "Check in data.region that these are the lines you mean, then edit with their anchors; or read again with project_read_file.");
            case MISSING -> Neighbours.hint(scope, place.relative());
            case BAD_EDIT, NOT_TEXT, CHANGED_MEANWHILE, NOT_REPLACEABLE, STORAGE -> Optional.empty();
        };
    }

    private static Output output(String path, Made made) {
        var plan = made.plan();
        var before = plan.before().revision().shown();
        return new Output(
                path,
                Optional.of(made.written() ? plan.after().revision().shown() : before),
                Optional.of(before),
                made.written(),
                Optional.of(made.written() ? plan.after().count() : plan.before().count()),
                made.region().content(),
                renumber(plan.hunks()),
                made.diff(),
                made.warnings());
    }

    private static Output output(String path, Current now) {
        return new Output(
                path,
                Optional.of(now.lines().revision().shown()),
                Optional.empty(),
                false,
                Optional.of(now.lines().count()),
                now.fresh().content(),
                List.of(),
                "",
                now.fresh().notes());
    }

    private static List<Renumber> renumber(List<Hunk> hunks) {
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

    private static String message(String path, Made made, boolean dryRun) {
        if (!made.plan().changes()) {
            return "%s already reads like that; nothing was written.".formatted(path);
        }
        if (dryRun) {
            return "Dry run: the edits fit %s; nothing was written.".formatted(path);
        }
        var warned = made.warnings().isEmpty() ? "" : " See data.warnings.";
        return "Edited %s, now revision %s with %d lines%s.%s".formatted(
                path, made.plan().after().revision().shown(), made.plan().after().count(), moved(made.plan().hunks()), warned);
    }

    private static String moved(List<Hunk> hunks) {
        return renumber(hunks).stream()
                .map(step -> "; lines after %d are now %+d".formatted(step.after(), step.delta()))
                .limit(4)
                .collect(Collectors.joining());
    }
}
