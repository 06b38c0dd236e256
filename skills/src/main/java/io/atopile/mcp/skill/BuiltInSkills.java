package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The skills that ship with the server, read once on first use. */
final class BuiltInSkills {

    static final List<String> NAMES = List.of(
            "diagnose_build_failure",
            "install_part_and_validate",
            "manufacturing_readiness_review",
            "review_design_change",
            "select_part");

    private static final LazyValue<List<SkillFiles.Reading>> ALL =
            LazyValue.of(() -> NAMES.stream().map(BuiltInSkills::read).toList());

    private BuiltInSkills() {}

    static List<SkillFiles.Reading> readings() {
        return ALL.get();
    }

    private static SkillFiles.Reading read(String name) {
        var text = findResource(name, SkillText.FILE).orElseThrow(() -> new IllegalStateException("The skill " + name + " is missing from the distribution"));
        return new SkillFiles(name, text, findResource(name, SkillFiles.DECLARATION)).read(SkillOrigin.BUILT_IN);
    }

    private static Optional<String> findResource(String skill, String file) {
        try (var resource = BuiltInSkills.class.getResourceAsStream("/library/" + skill + "/" + file)) {
            return resource == null ? Optional.empty() : Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
