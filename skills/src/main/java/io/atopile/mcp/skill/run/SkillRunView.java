package io.atopile.mcp.skill.run;

import java.util.List;
import java.util.Optional;

/**
 * A run of a skill as it stands.
 *
 * @param outcome empty until it is over
 */
public record SkillRunView(String id, String skill, SkillStatus status, Optional<SkillOutcome> outcome, List<StepView> steps) {
    public SkillRunView {
        steps = List.copyOf(steps);
    }
}
