package io.atopile.mcp.hashline;

import io.atopile.mcp.file.IoFailure;
import java.util.List;

/**
 * Why a change was not made; nothing was written.
 *
 * @param message one or two sentences for the caller, without an absolute path
 * @param near lines of the current text that the caller should look at, at most a few
 */
public record ChangeRefusal(Kind kind, String message, List<LineRange> near)
        implements EditPlanResult, AnchorResolution {

    /** What went wrong, by what the caller can do about it. */
    public enum Kind {
        /** The edit itself is wrong and would be wrong on any text. */
        BAD_EDIT,
        /** An anchor isn't a true copy of one that was shown, or its line never was shown. */
        BAD_ANCHOR,
        /** The file is no longer the text the anchors were shown for. */
        STALE,
        /** Someone wrote to the file while the change was being made, or holds it. */
        CHANGED_MEANWHILE,
        /** The file isn't there. */
        MISSING,
        /** Something stands where a file was to be put. */
        TAKEN,
        /** The change that was to be undone isn't known, or the file is no longer as it left it. */
        NOT_UNDOABLE,
        /** The file isn't text that can be edited by lines. */
        NOT_TEXT,
        /** The file can't be replaced: read-only, hard-linked, not a file. */
        NOT_REPLACEABLE,
        /** The system doesn't allow it. */
        DENIED,
        /** The file system failed. */
        STORAGE
    }

    static ChangeRefusal of(Kind kind, String message) {
        return new ChangeRefusal(kind, message, List.of());
    }

    static ChangeRefusal of(IoFailure trouble, String message) {
        return of(trouble.denied() ? Kind.DENIED : Kind.STORAGE, "%s: %s".formatted(message, trouble.reason()));
    }
}
