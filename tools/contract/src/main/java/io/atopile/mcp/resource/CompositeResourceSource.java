package io.atopile.mcp.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Combines the resources of several sources. */
public record CompositeResourceSource(List<ResourceSource> sources) implements ResourceSource {

    public CompositeResourceSource {
        sources = List.copyOf(sources);
    }

    @Override
    public List<Listing> list() {
        return sources.stream().flatMap(source -> source.list().stream()).toList();
    }

    @Override
    public List<Template> templates() {
        return sources.stream().flatMap(source -> source.templates().stream()).toList();
    }

    @Override
    public boolean isEmpty() {
        return sources.stream().allMatch(ResourceSource::isEmpty);
    }

    @Override
    public Optional<Contents> read(String uri) {
        return sources.stream().flatMap(source -> source.read(uri).stream()).findFirst();
    }

    @Override
    public Optional<String> findVersion(String uri) {
        return sources.stream().flatMap(source -> source.findVersion(uri).stream()).findFirst();
    }

    @Override
    public Optional<List<String>> listValues(String uriTemplate, String variable, Map<String, String> others) {
        return sources.stream().flatMap(source -> source.listValues(uriTemplate, variable, others).stream()).findFirst();
    }
}
