package io.atopile.mcp.skill.plan;

import io.atopile.mcp.skill.SkillProblem;
import java.util.List;

/** What a {@code skill.yaml} was read as. */
public sealed interface DeclarationReading {

    /** {@code yaml} still knows the lines. */
    record Read(Declaration declaration, LocatedYaml yaml) implements DeclarationReading {}

    record Wrong(List<SkillProblem> problems) implements DeclarationReading {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
