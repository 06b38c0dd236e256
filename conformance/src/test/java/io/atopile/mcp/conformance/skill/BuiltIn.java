package io.atopile.mcp.conformance.skill;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.skill.plan.DeclarationReadResult;
import io.atopile.mcp.skill.plan.DeclarationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The declarations of the skills that come with the server. */
final class BuiltIn {

    private BuiltIn() {}

    /** What of a skill's result may differ between two equal runs. */
    static List<String> unsteady(String skill) {
        try {
            var text = Files.readString(Repository.ROOT.resolve("skills/library").resolve(skill).resolve("skill.yaml"));
            return switch (DeclarationReader.read(skill, text)) {
                case DeclarationReadResult.Read(var declaration, _) -> declaration.output().unsteady();
                case DeclarationReadResult.Wrong(var problems) -> throw new AssertionError(problems);
            };
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
