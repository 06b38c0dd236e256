package io.atopile.mcp.explain;

import java.util.List;
import java.util.Optional;

/**
 * A change to one file that would probably mend a mistake.
 *
 * @param path the file, relative to the project's root
 * @param lines the whole file as it would be; empty when there is nothing to edit before a person has decided
 * @param needs what a person must decide or do
 */
public record Fix(
        String title, String why, Confidence confidence, String path, Optional<List<String>> lines, Optional<String> needs) {

    /** How probable it is that this is what was meant. */
    public enum Confidence {
        CERTAIN,
        LIKELY,
        POSSIBLE
    }

    static Fix of(String title, String why, Confidence confidence, AtoSourceFile source, List<String> lines) {
        return new Fix(title, why, confidence, source.path(), Optional.of(lines), Optional.empty());
    }

    /** Something to do that is no edit of a file. */
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
