package io.atopile.mcp.build;

import io.atopile.mcp.build.DesignSources.Definition;
import io.atopile.mcp.build.DesignSources.NamedType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds where the instances of a design are declared, because atopile's log has only their paths. */
final class InstancePlaces {

    private static final int DEEPEST = 16;

    private final DesignSources sources;
    private final String entry;

    /** @param entry of the form {@code file.ato:Module} */
    InstancePlaces(DesignSources sources, String entry) {
        this.sources = sources;
        this.entry = entry;
    }

    /** A declared instance and its type; the type of what a type outside the project declares is unknown. */
    record Found(DesignLines.Place place, Optional<NamedType> type) {}

    /**
     * Returns the declaration of an instance.
     *
     * @param path begins with the entry's name, such as {@code App.sensors[0]}; that of the entry alone is its block
     * @return of what a type outside the project declares, the nearest instance above; empty if nothing is declared in a file of the project that can be read
     */
    Optional<Found> find(String path) {
        var type = sources.resolveEntry(entry);
        var root = type.flatMap(sources::findDefinition);
        var names = new ArrayList<>(Arrays.asList(path.split("\\.")));
        names.removeFirst();
        return names.isEmpty() ? root.map(found -> new Found(new DesignLines.Place(found.file(), found.block().line()), type)) : root.flatMap(found -> find(found, names));
    }

    private Optional<Found> find(Definition owner, List<String> names) {
        var declaring = findDeclaring(owner, toName(names.getFirst()), 0);
        var instance = declaring.map(known -> known.block().instances().get(toName(names.getFirst())));
        return instance.flatMap(found -> find(found, declaring.get().file(), names));
    }

    private Optional<Found> find(AtoSource.Instance instance, Path file, List<String> names) {
        var place = new DesignLines.Place(file, instance.line());
        var type = new NamedType(file, instance.type());
        return names.size() == 1
                ? Optional.of(new Found(place, Optional.of(type)))
                : sources.findDefinition(type).flatMap(known -> find(known, names.subList(1, names.size()))).or(() -> Optional.of(new Found(place, Optional.empty())));
    }

    /** Returns whether a type, or one that it extends, has pins, or is such a part of the library. */
    boolean isComponent(NamedType type, Set<String> library) {
        return isComponent(type, library, 0);
    }

    private boolean isComponent(NamedType type, Set<String> library, int depth) {
        var definition = sources.findDefinition(type);
        if (definition.isEmpty() || depth > DEEPEST) {
            return library.contains(type.name());
        }
        var block = definition.get().block();
        return block.isComponent() || block.bases().stream().anyMatch(base -> isComponent(new NamedType(definition.get().file(), base), library, depth + 1));
    }

    private static String toName(String indexed) {
        return indexed.replaceFirst("\\[.*$", "");
    }

    /** Returns the type that declares an instance: the type itself or one that it extends. */
    private Optional<Definition> findDeclaring(Definition type, String name, int depth) {
        if (type.block().instances().containsKey(name)) {
            return Optional.of(type);
        }
        return depth > DEEPEST
                ? Optional.empty()
                : type.block().bases().stream()
                        .flatMap(base -> sources.findDefinition(new NamedType(type.file(), base)).stream())
                        .flatMap(base -> findDeclaring(base, name, depth + 1).stream())
                        .findFirst();
    }
}
