package io.atopile.mcp.upgrade;

import java.util.List;

/** The plan for one file; its lines are the original ones if there is no step. */
record PartPlan(UpgradedFile file, List<UpgradeStep> steps, List<UpgradeDecision> decisions) {

    PartPlan {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
    }

    boolean hasChanges() {
        return !file.before().equals(file.after());
    }
}
