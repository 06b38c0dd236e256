package io.atopile.mcp.skill;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.tool.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The skills that come with the server, each offered to people as a prompt. They are read when first asked for. */
public final class SkillRegistry implements PromptSource {

    private static final List<String> BUILT_IN = List.of("diagnose_build_failure");

    private final List<String> names;

    private SkillRegistry(List<String> names) {
        this.names = List.copyOf(names);
    }

    public static SkillRegistry builtIn() {
        return new SkillRegistry(BUILT_IN);
    }

    @Override
    public List<Listing> list() {
        return names.stream().map(SkillRegistry::read).map(SkillRegistry::listing).toList();
    }

    @Override
    public boolean isEmpty() {
        return names.isEmpty();
    }

    @Override
    public Optional<Filled> fill(String name, Map<String, String> arguments) {
        return Optional.of(name)
                .filter(names::contains)
                .map(SkillRegistry::read)
                .map(skill -> new Filled(skill.description(), List.of(new Message(new Block.Text(skill.body())))));
    }

    @Override
    public List<String> complete(String name, String argument, String start) {
        return List.of();
    }

    private static Listing listing(Skill skill) {
        var words = skill.name().replace('_', ' ');
        var title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Listing(skill.name(), title, skill.description(), List.of());
    }

    private static Skill read(String name) {
        try (var resource = SkillRegistry.class.getResourceAsStream("/library/" + name + "/SKILL.md")) {
            if (resource == null) {
                throw new IllegalStateException("The skill " + name + " is not in the distribution");
            }
            return Skill.parse(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
