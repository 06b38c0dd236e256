package io.atopile.mcp.skill;

import io.atopile.mcp.resource.ResourceSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Offers every skill's text as a resource, {@code skill://NAME}. */
public record SkillResources(Supplier<SkillCatalog> skills) implements ResourceSource {

    private static final String SCHEME = "skill://";
    private static final String MARKDOWN = "text/markdown";

    @Override
    public List<Listing> list() {
        return skills.get().entries().stream()
                .map(SkillCatalog.Entry::skill)
                .map(skill -> new Listing(SCHEME + skill.name(), skill.title(), skill.description(), MARKDOWN))
                .toList();
    }

    @Override
    public List<Template> templates() {
        return List.of();
    }

    /** Always false, because some skills are built in. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public Optional<Contents> read(String uri) {
        return Optional.of(uri)
                .filter(text -> text.startsWith(SCHEME))
                .flatMap(text -> skills.get().find(text.substring(SCHEME.length())))
                .map(entry -> new Contents(uri, MARKDOWN, entry.skill().body(), null));
    }
}
