package io.atopile.mcp.skill.plan;

import java.util.List;

/** The result of parsing a {@code skill.yaml}. */
public sealed interface DeclarationReadResult {

    /** {@code yaml} keeps the line numbers. */
    record Read(SkillDeclaration declaration, LocatedYaml yaml) implements DeclarationReadResult {}

    record Wrong(List<SkillProblem> problems) implements DeclarationReadResult {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
