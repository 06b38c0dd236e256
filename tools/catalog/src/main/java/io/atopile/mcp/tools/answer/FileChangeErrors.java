package io.atopile.mcp.tools.answer;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.ChangeRefusal;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.util.Optional;

/** Failures of changes; each message begins with the fact that nothing was written. */
public final class FileChangeErrors {

    private FileChangeErrors() {}

    /** Returns the change that was made. */
    public static ChangeOutcome.Done require(ProjectBoundary scope, Inside place, ChangeOutcome outcome) throws ToolFailure {
        return switch (outcome) {
            case ChangeOutcome.Done done -> done;
            case RefusedChange(var refusal, _) -> throw toFailure(scope, place, refusal, "");
        };
    }

    /** Builds the failure for a refusal; {@code more} is added to the message. */
    public static ToolFailure toFailure(ProjectBoundary scope, Inside place, ChangeRefusal refusal, String more) {
        return ToolFailure.ofUnwritten(
                toErrorCode(refusal.kind()), refusal.message() + "." + more, findHint(scope, place, refusal.kind()));
    }

    private static ErrorCode toErrorCode(ChangeRefusal.Kind kind) {
        return switch (kind) {
            case BAD_EDIT, NOT_TEXT -> ErrorCode.VALIDATION_ERROR;
            case BAD_ANCHOR, STALE -> ErrorCode.STALE_ANCHOR;
            case CHANGED_MEANWHILE, TAKEN, NOT_UNDOABLE -> ErrorCode.CONFLICT;
            case MISSING -> ErrorCode.NOT_FOUND;
            case NOT_REPLACEABLE, DENIED -> ErrorCode.POLICY_DENIED;
            case STORAGE -> ErrorCode.TRANSIENT_BACKEND_ERROR;
        };
    }

    private static Optional<String> findHint(ProjectBoundary scope, Inside place, ChangeRefusal.Kind kind) {
        return switch (kind) {
            case BAD_ANCHOR, STALE -> Optional.of(
                    "Check in data.region, or with project_read_file, that these are the lines you mean; then use the anchors and rev shown there.");
            case MISSING -> PathSuggestions.findHint(scope, place.relative());
            case NOT_UNDOABLE -> Optional.of("project_read_file shows the current content; project_edit_file can change it.");
            case STORAGE -> Optional.of("Try again in a few seconds; if it still fails, check the disk's free space.");
            case BAD_EDIT, NOT_TEXT, CHANGED_MEANWHILE, TAKEN, NOT_REPLACEABLE, DENIED -> Optional.empty();
        };
    }
}
