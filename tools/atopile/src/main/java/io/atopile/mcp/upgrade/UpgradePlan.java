package io.atopile.mcp.upgrade;

import java.util.List;
import java.util.Optional;

/**
 * What would carry a project over.
 *
 * @param from the versions that the project asks for, as written; empty if it asks for none
 * @param steps in the order in which they are made
 * @param decisions by file and line
 * @param files the files that change; none if there is no step
 * @param others the folders of other projects inside of this one, which are carried over on their own
 */
public record UpgradePlan(Optional<String> from, List<UpgradeStep> steps, List<UpgradeDecision> decisions, List<UpgradedFile> files, List<String> others) {

    public UpgradePlan {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
        files = List.copyOf(files);
        others = List.copyOf(others);
    }
}
