package io.atopile.mcp.hashline;

import io.atopile.mcp.file.IoFailure;
import java.util.List;

/**
 * Why a change was refused; nothing was written.
 *
 * @param message one or two sentences for the caller, without an absolute path
 * @param near the lines of the current text that the caller should look at, at most a few
 */
public record ChangeRefusal(Kind kind, String message, List<LineRange> near)
        implements EditPlanResult, AnchorResolution, SpliceBuilder.Cut {

    /** The reason, grouped by what the caller can do about it. */
    public enum Kind {
        /** The edit itself is invalid, whatever the text. */
        BAD_EDIT,
        /** An anchor isn't an exact copy of one that was returned, or its line was never returned. */
        BAD_ANCHOR,
        /** The file is no longer the text that the anchors come from. */
        STALE,
        /** Another writer changed the file during the change, or has locked it. */
        CHANGED_MEANWHILE,
        /** The file doesn't exist. */
        MISSING,
        /** The path to be created already exists. */
        TAKEN,
        /** The change to be undone isn't recorded, or the file has changed since. */
        NOT_UNDOABLE,
        /** The file isn't text that can be edited by lines. */
        NOT_TEXT,
        /** The file can't be replaced: read-only, hard-linked, not a file. */
        NOT_REPLACEABLE,
        /** Permission is missing. */
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
