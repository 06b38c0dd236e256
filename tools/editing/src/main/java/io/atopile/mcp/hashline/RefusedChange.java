package io.atopile.mcp.hashline;

import java.util.Optional;

/**
 * The change was refused; the file is unchanged.
 *
 * @param current the file's current content, if it could be read as lines
 */
public record RefusedChange(ChangeRefusal refusal, Optional<Current> current) implements EditOutcome, ChangeOutcome {

    /**
     * The current text around the requested lines.
     *
     * @param fresh those lines with anchors that can be used at once
     */
    public record Current(TextLines lines, AnchoredPage fresh) {}

    static RefusedChange of(ChangeRefusal refusal) {
        return new RefusedChange(refusal, Optional.empty());
    }

    static RefusedChange of(ChangeRefusal.Kind kind, String message) {
        return of(ChangeRefusal.of(kind, message));
    }
}
