package io.atopile.mcp.skill.plan;

/**
 * One problem with a skill, described for its author.
 *
 * @param file relative to the skills directory, as in {@code my_skill/skill.yaml}
 * @param line 1-based
 */
public record SkillProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, message);
    }
}
