package io.atopile.mcp.skill.run;

import java.util.List;
import java.util.Optional;

/**
 * The current state of a run of a skill.
 *
 * @param outcome empty until the run is over
 */
public record SkillRunView(String id, String skill, SkillStatus status, Optional<SkillOutcome> outcome, List<StepView> steps) {
    public SkillRunView {
        steps = List.copyOf(steps);
    }
}
