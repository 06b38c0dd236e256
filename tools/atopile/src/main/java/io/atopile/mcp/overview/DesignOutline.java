package io.atopile.mcp.overview;

import io.atopile.mcp.build.DesignSources;
import io.atopile.mcp.build.DesignSources.Definition;
import io.atopile.mcp.build.DesignSources.NamedType;
import io.atopile.mcp.project.Project;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The instances of a design as its sources declare them, and what they say about it.
 *
 * @param docstring of the entry's module
 * @param instances those nearest to the entry first, at most 600; what loops create is not included
 * @param voltages of rails, as written, by their paths from the entry
 * @param connections the interfaces that are connected with each one, by their paths from the entry
 * @param found whether the entry's module was found
 */
public record DesignOutline(Optional<String> docstring, List<OutlineInstance> instances, Map<String, String> voltages, Map<String, Set<String>> connections, boolean found) {

    /** Of a design that isn't there. */
    public static final DesignOutline NONE = new DesignOutline(Optional.empty(), List.of(), Map.of(), Map.of(), false);

    private static final int MOST = 600;
    private static final int DEEPEST = 6;

    public DesignOutline {
        instances = List.copyOf(instances);
        voltages = Map.copyOf(voltages);
        connections = Map.copyOf(connections);
    }

    /** Reads the design behind an entry of the form {@code file.ato:Module}. */
    public static DesignOutline read(Project project, String entry) {
        var sources = new DesignSources(project);
        var root = sources.resolveEntry(entry).flatMap(sources::findDefinition);
        if (root.isEmpty()) {
            return NONE;
        }
        var search = new Search(sources);
        search.run(root.get());
        return new DesignOutline(search.read(root.get()).findDocstring(), search.instances, search.voltages, search.connections, true);
    }

    /** Returns the voltage that the sources give to a rail, or to one that it is connected with. */
    public Optional<String> findVoltage(String rail) {
        var reached = new LinkedHashSet<>(Set.of(rail));
        var next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            var path = next.remove();
            if (voltages.containsKey(path)) {
                return Optional.of(voltages.get(path));
            }
            connections.getOrDefault(path, Set.of()).stream().filter(reached::add).forEach(next::add);
        }
        return Optional.empty();
    }

    private static final class Search {

        private final DesignSources sources;
        private final List<OutlineInstance> instances = new ArrayList<>();
        private final Map<String, String> voltages = new LinkedHashMap<>();
        private final Map<String, Set<String>> connections = new LinkedHashMap<>();

        /** A module whose members come next. */
        private record Step(String prefix, Definition definition, int depth) {}

        Search(DesignSources sources) {
            this.sources = sources;
        }

        void run(Definition root) {
            var level = List.of(new Step("", root, 0));
            while (!level.isEmpty()) {
                var next = new ArrayList<Step>();
                level.forEach(step -> visit(step, step.definition(), 0, next));
                level = next;
            }
        }

        /** Visits a module and those that it extends. */
        private void visit(Step step, Definition definition, int bases, List<Step> next) {
            var text = read(definition);
            var arrays = text.listArrays();
            definition.block().instances().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue((one, other) -> Integer.compare(one.line(), other.line())))
                    .forEach(entry -> add(step, definition.file(), entry.getKey(), entry.getValue().type(), arrays.getOrDefault(entry.getKey(), 1), next));
            text.listVoltages().forEach((name, voltage) -> voltages.putIfAbsent(step.prefix() + name, voltage));
            text.listConnections().forEach(pair -> connect(step.prefix() + pair.getFirst(), step.prefix() + pair.getLast()));
            if (bases < DEEPEST) {
                definition.block().bases().stream()
                        .flatMap(base -> sources.findDefinition(new NamedType(definition.file(), base)).stream())
                        .forEach(base -> visit(step, base, bases + 1, next));
            }
        }

        private void connect(String one, String other) {
            connections.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(other);
            connections.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(one);
        }

        private void add(Step step, Path file, String name, String type, int count, List<Step> next) {
            if (instances.size() >= MOST) {
                return;
            }
            var path = step.prefix() + name;
            var definition = sources.findDefinition(new NamedType(file, type));
            var part = definition.filter(known -> known.block().isComponent()).map(this::readPart);
            instances.add(new OutlineInstance(path, type, count, step.depth(), definition.isPresent(), part));
            if (step.depth() < DEEPEST && part.isEmpty()) {
                definition.ifPresent(known -> next.add(new Step(path + ".", known, step.depth() + 1)));
            }
        }

        private OutlineInstance.OutlinePart readPart(Definition definition) {
            var text = read(definition);
            return new OutlineInstance.OutlinePart(text.findPartNumber().orElse(definition.name()), text.findPrefix().orElse(""));
        }

        ModuleText read(Definition definition) {
            return sources.read(definition.file()).map(file -> ModuleText.of(file.text(), definition.block().line())).orElse(new ModuleText(List.of()));
        }
    }
}
