package io.atopile.mcp.explain;

import java.util.List;

/**
 * A source of a project, carried over to the installed atopile as far as that is certain.
 *
 * @param path relative to the project's root
 * @param before the lines of the original
 * @param after the lines of the result, which are the same if there is no step
 * @param findings what is left for a person
 */
public record UpgradedSource(String path, List<String> before, List<String> after, List<SourceStep> steps, List<SourceFinding> findings) {

    public UpgradedSource {
        before = List.copyOf(before);
        after = List.copyOf(after);
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }
}
