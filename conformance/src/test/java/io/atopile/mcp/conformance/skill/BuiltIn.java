package io.atopile.mcp.conformance.skill;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.skill.plan.DeclarationReader;
import io.atopile.mcp.skill.plan.SkillDeclaration;
import io.atopile.mcp.skill.plan.SkillProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The declarations of the skills that come with the server. */
final class BuiltIn {

    private static final Path LIBRARY = Repository.ROOT.resolve("skills/library");

    private BuiltIn() {}

    static List<String> names() throws IOException {
        try (var folders = Files.list(LIBRARY)) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    /** What of a skill's result may differ between two equal runs. */
    static List<String> unsteady(String skill) {
        return declaration(skill).output().unsteady();
    }

    static SkillDeclaration declaration(String skill) {
        try {
            var text = Files.readString(LIBRARY.resolve(skill).resolve("skill.yaml"));
            var problems = new ArrayList<SkillProblem>();
            return DeclarationReader.read(skill, text, problems)
                    .orElseThrow(() -> new AssertionError(problems))
                    .declaration();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
