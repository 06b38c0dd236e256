package io.atopile.mcp.skill;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Where skills lie beside those that are built in.
 *
 * @param user the user's own
 * @param trusts whether the user trusts a project, so that its skills may be used
 */
public record SkillLocations(Path user, Predicate<Path> trusts) {

    private static final Path IN_A_PROJECT = Path.of(".agents", "skills");

    static Path resolveInProject(Path project) {
        return project.resolve(IN_A_PROJECT);
    }
}
