package io.atopile.mcp.explain;

import java.util.List;

/**
 * A build's explanation.
 *
 * @param gone the line that atopile complained of is no longer in the file
 * @param others the other diagnostics' places
 * @param affected the other targets whose sources import the faulty file
 */
public record BuildExplanation(Explanation explanation, boolean gone, List<ExplanationLocation> others, List<String> affected) {

    public BuildExplanation {
        others = List.copyOf(others);
        affected = List.copyOf(affected);
    }
}
