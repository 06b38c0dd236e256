package io.atopile.mcp.skill.plan;

import java.util.Optional;

/**
 * A documented procedure: text to follow, in the agentskills.io format, and optionally declared steps that the server can run.
 *
 * @param name also the name of its folder
 * @param body Markdown, for the model
 * @param declaration empty if the skill is text only
 * @param fingerprint hash of its files; skills with equal fingerprints behave the same
 */
public record Skill(
        String name, String description, String body, SkillOrigin origin, Optional<SkillDeclaration> declaration, String fingerprint) {

    /** Returns the display name, as used in menus and reports. */
    public String title() {
        return declaration.map(SkillDeclaration::title).orElseGet(() -> {
            var words = name.replace('_', ' ').replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        });
    }
}
