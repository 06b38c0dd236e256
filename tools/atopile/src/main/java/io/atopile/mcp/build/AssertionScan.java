package io.atopile.mcp.build;

import static java.util.stream.Collectors.toSet;

import io.atopile.mcp.project.Project;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds all assertions of the design behind an entry, because atopile doesn't record them: neither its databases nor its
 * reports list the assertions or say whether one was ever checked.
 *
 * @param blocks what contains assertions
 * @param complete whether every file of the design could be read
 */
public record AssertionScan(List<ScannedBlock> blocks, boolean complete) {

    /**
     * A module, component or interface, or what a file has outside of them.
     *
     * @param types its own name and those of what is derived from it, in the form of {@link
     *     io.atopile.mcp.verify.DesignVerification#modules()}; none outside of blocks
     */
    public record ScannedBlock(Set<String> types, List<DesignAssertion> assertions) {
        public ScannedBlock {
            types = Set.copyOf(types);
            assertions = List.copyOf(assertions);
        }
    }

    public AssertionScan {
        blocks = List.copyOf(blocks);
    }

    /** Scans the design behind an entry of the form {@code file.ato:Module}. */
    public static AssertionScan of(Project project, String entry) {
        return of(new DesignSources(project), entry);
    }

    /** Does the same with files that others use as well. */
    static AssertionScan of(DesignSources sources, String entry) {
        int colon = entry.lastIndexOf(':');
        if (colon < 0 || !entry.substring(0, colon).endsWith(".ato")) {
            return new AssertionScan(List.of(), false);
        }
        String module = entry.substring(colon + 1).split("\\.", 2)[0];
        var search = new Search(sources);
        search.enqueue(new Place(sources.resolveFile(entry), module));
        return search.run();
    }

    /** Returns all assertions, sorted by file and line. */
    public List<DesignAssertion> listAssertions() {
        return sort(blocks.stream());
    }

    /** Returns the assertions of what a design contains; all if that isn't known. */
    List<DesignAssertion> listInstantiated(Set<String> modules) {
        return sort(blocks.stream().filter(block -> modules.isEmpty() || block.types().isEmpty() || block.types().stream().anyMatch(modules::contains)));
    }

    private static List<DesignAssertion> sort(Stream<ScannedBlock> blocks) {
        return blocks.flatMap(block -> block.assertions().stream())
                .sorted(Comparator.comparing(DesignAssertion::file).thenComparingInt(DesignAssertion::line))
                .toList();
    }

    /** A type in a file. */
    private record Place(Path file, String type) {

        String name() {
            return file.getFileName() + "::" + type;
        }
    }

    private static final class Search {

        private final DesignSources files;
        private final Project project;
        private final Set<Path> seen = new HashSet<>();
        private final Map<Place, List<DesignAssertion>> reached = new LinkedHashMap<>();
        private final Map<Place, Set<Place>> heirs = new HashMap<>();
        private final Deque<Place> open = new ArrayDeque<>();
        private final List<DesignAssertion> outside = new ArrayList<>();
        private boolean complete = true;

        Search(DesignSources files) {
            this.files = files;
            this.project = files.project();
        }

        AssertionScan run() {
            while (!open.isEmpty()) {
                visit(open.remove());
            }
            var blocks = new ArrayList<>(List.of(new ScannedBlock(Set.of(), outside)));
            reached.forEach((place, assertions) -> blocks.add(new ScannedBlock(listHeirs(place).stream().map(Place::name).collect(toSet()), assertions)));
            return new AssertionScan(blocks.stream().filter(block -> !block.assertions().isEmpty()).toList(), complete);
        }

        void enqueue(Place place) {
            if (reached.putIfAbsent(place, new ArrayList<>()) == null) {
                open.add(place);
            }
        }

        /** Enqueues what another place has all of, or is another name of. */
        private void enqueueBase(Place base, Place heir) {
            heirs.computeIfAbsent(base, _ -> new LinkedHashSet<>()).add(heir);
            enqueue(base);
        }

        /** Returns a place and all that are derived from it. */
        private Set<Place> listHeirs(Place place) {
            var found = new LinkedHashSet<>(List.of(place));
            var next = new ArrayDeque<>(found);
            while (!next.isEmpty()) {
                heirs.getOrDefault(next.remove(), Set.of()).stream().filter(found::add).forEach(next::add);
            }
            return found;
        }

        private void visit(Place place) {
            Optional<AtoSource> source = findSource(place.file());
            if (source.isEmpty()) {
                complete = false;
                return;
            }
            AtoSource.Block block = source.get().blocks().get(place.type());
            if (block == null) {
                follow(place, source.get());
                return;
            }
            block.assertions().forEach(statement -> reached.getOrDefault(place, outside).add(createAssertion(place.file(), statement)));
            block.bases().forEach(type -> enqueueBase(new Place(place.file(), type), place));
            block.uses().forEach(type -> enqueue(new Place(place.file(), type)));
        }

        /** Follows a type that the file doesn't define to its import; without one it is from the standard library. */
        private void follow(Place place, AtoSource source) {
            String path = source.imports().get(place.type());
            if (path == null || path.endsWith(".py")) {
                return;
            }
            ImportPaths.find(project, place.file(), path)
                    .ifPresentOrElse(file -> enqueueBase(new Place(file, place.type()), place), () -> complete = false);
        }

        private DesignAssertion createAssertion(Path file, AtoSource.Statement statement) {
            String name = file.startsWith(project.root())
                    ? project.relativize(file)
                    : String.valueOf(file.getFileName());
            return new DesignAssertion(name, statement.line(), statement.column(), statement.text());
        }

        private Optional<AtoSource> findSource(Path file) {
            var source = files.read(file).map(DesignSources.SourceText::source);
            if (seen.add(file)) {
                source.ifPresent(read -> read.outside().forEach(statement -> outside.add(createAssertion(file, statement))));
            }
            return source;
        }
    }
}
