package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.FileRevision;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.util.Optional;

/** A revision as passed by a caller. */
final class RevisionArgument {

    static final String INVALID = "rev is not a revision; pass data.rev from the read, eight letters and digits";

    private RevisionArgument() {}

    static boolean isValid(Optional<String> rev) {
        return rev.filter(text -> !text.isBlank()).isEmpty() || parse(rev).isPresent();
    }

    /** Returns the letters of a valid revision; empty if the caller passes none. */
    static Optional<String> parse(Optional<String> rev) {
        return rev.filter(text -> !text.isBlank()).flatMap(FileRevision::parseShortForm);
    }

    /** Returns the same for a call that means to write. */
    static Optional<String> require(Optional<String> rev) throws ToolFailure {
        if (!isValid(rev)) {
            throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, INVALID + ".");
        }
        return parse(rev);
    }
}
