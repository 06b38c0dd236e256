package io.atopile.mcp.skill.plan;

import io.atopile.mcp.skill.SkillProblem;
import java.util.List;

/** What a {@code skill.yaml} was read as. */
public sealed interface DeclarationReadResult {

    /** {@code yaml} still knows the lines. */
    record Read(SkillDeclaration declaration, LocatedYaml yaml) implements DeclarationReadResult {}

    record Wrong(List<SkillProblem> problems) implements DeclarationReadResult {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
