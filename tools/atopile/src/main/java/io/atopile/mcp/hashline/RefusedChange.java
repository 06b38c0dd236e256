package io.atopile.mcp.hashline;

import java.util.Optional;

/**
 * Nothing was done; the file is as it was.
 *
 * @param current what the file holds now, where it could be read as lines
 */
public record RefusedChange(ChangeRefusal refusal, Optional<Current> current) implements EditOutcome, ChangeOutcome {

    /**
     * The current text around the lines that were asked for.
     *
     * @param fresh those lines with anchors that can be used at once
     */
    public record Current(TextLines lines, AnchoredPage fresh) {}

    static RefusedChange of(ChangeRefusal refusal) {
        return new RefusedChange(refusal, Optional.empty());
    }
}
