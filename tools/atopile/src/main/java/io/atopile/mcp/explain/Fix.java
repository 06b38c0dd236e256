package io.atopile.mcp.explain;

import java.util.List;
import java.util.Optional;

/**
 * A change to one file that would probably fix an error.
 *
 * @param path the file, relative to the project's root
 * @param lines the complete resulting file; empty if there is nothing to edit until the user has decided
 * @param needs what the user must decide or do
 */
public record Fix(
        String title, String why, Confidence confidence, String path, Optional<List<String>> lines, Optional<String> needs) {

    /** How likely it is that this fix is what the author intended. */
    public enum Confidence {
        CERTAIN,
        LIKELY,
        POSSIBLE
    }

    static Fix of(String title, String why, Confidence confidence, AtoSourceFile source, List<String> lines) {
        return new Fix(title, why, confidence, source.path(), Optional.of(lines), Optional.empty());
    }

    /** Creates a suggestion that is not an edit of a file. */
    static Fix ofAdvice(String title, String why, String path, String needs) {
        return new Fix(title, why, Confidence.POSSIBLE, path, Optional.empty(), Optional.of(needs));
    }

    Fix withNeeds(String decision) {
        return new Fix(title, why, confidence, path, lines, Optional.of(decision));
    }

    Fix as(Confidence other) {
        return new Fix(title, why, other, path, lines, needs);
    }
}
