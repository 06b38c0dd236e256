package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.SkillDeclaration;
import java.util.Optional;

/**
 * A recipe: text to follow, in the agentskills.io format, and where it declares its steps, a program to run.
 *
 * @param name also the name of its folder
 * @param body Markdown, for the model
 * @param declaration empty where the skill is text alone
 * @param fingerprint of its files; the same one does the same
 */
public record Skill(
        String name, String description, String body, SkillOrigin origin, Optional<SkillDeclaration> declaration, String fingerprint) {

    /** For people, as in a menu. */
    public String title() {
        return declaration.map(SkillDeclaration::title).orElseGet(() -> {
            var words = name.replace('_', ' ').replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        });
    }
}
