package io.atopile.mcp.conformance.skill;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.skill.plan.DeclarationReader;
import io.atopile.mcp.skill.plan.SkillProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The declarations of the skills that come with the server. */
final class BuiltIn {

    private BuiltIn() {}

    /** What of a skill's result may differ between two equal runs. */
    static List<String> unsteady(String skill) {
        try {
            var text = Files.readString(Repository.ROOT.resolve("skills/library").resolve(skill).resolve("skill.yaml"));
            var problems = new ArrayList<SkillProblem>();
            return DeclarationReader.read(skill, text, problems)
                    .orElseThrow(() -> new AssertionError(problems))
                    .declaration()
                    .output()
                    .unsteady();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
