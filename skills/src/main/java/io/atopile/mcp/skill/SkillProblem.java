package io.atopile.mcp.skill;

/**
 * One thing that is wrong with a skill, for the one who mends it.
 *
 * @param file relative to the folder that holds the skills, as in {@code my_skill/skill.yaml}
 * @param line counted from 1
 */
public record SkillProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, message);
    }
}
