package io.atopile.mcp.skill;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Where skills come from in addition to the built-in ones.
 *
 * @param user the directory of the user's own skills
 * @param trusts whether the user trusts a project, so that its skills may be used
 */
public record SkillLocations(Path user, Predicate<Path> trusts) {

    private static final Path IN_A_PROJECT = Path.of(".agents", "skills");

    static Path resolveInProject(Path project) {
        return project.resolve(IN_A_PROJECT);
    }
}
