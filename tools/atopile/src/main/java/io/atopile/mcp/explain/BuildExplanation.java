package io.atopile.mcp.explain;

import java.util.List;

/**
 * The explanation of a build.
 *
 * @param gone whether the line that atopile reported is no longer in the file
 * @param others the locations of the other diagnostics
 * @param affected the other targets whose sources import the faulty file
 */
public record BuildExplanation(Explanation explanation, boolean gone, List<ExplanationLocation> others, List<String> affected) {

    public BuildExplanation {
        others = List.copyOf(others);
        affected = List.copyOf(affected);
    }
}
