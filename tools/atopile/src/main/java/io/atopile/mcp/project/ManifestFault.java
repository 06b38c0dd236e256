package io.atopile.mcp.project;

import java.util.List;
import java.util.Optional;

/**
 * A fault of an {@code ato.yaml} because of which atopile refuses the whole project.
 *
 * @param line its first line, counted from 1
 * @param last its last line
 * @param problem what is wrong, in a sentence
 * @param replacement the lines that are right instead, none if the lines are to be deleted; empty if a person has to decide
 * @param advice what to do, in a sentence
 */
public record ManifestFault(int line, int last, String problem, Optional<List<String>> replacement, String advice) {

    public ManifestFault {
        replacement = replacement.map(List::copyOf);
    }
}
