package io.atopile.mcp.build;

import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.Project;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds all assertions of the design behind an entry, because atopile doesn't record them: neither its databases nor its
 * reports list the assertions or say whether one was ever checked.
 *
 * @param found sorted by file and line
 * @param complete whether every file of the design could be read
 */
public record AssertionScan(List<DesignAssertion> found, boolean complete) {

    private static final int MAX_FILES = 1_000;
    private static final int MAX_BYTES = 2_000_000;

    /** Scans the design behind an entry of the form {@code file.ato:Module}. */
    public static AssertionScan of(Project project, String entry) {
        int colon = entry.lastIndexOf(':');
        if (colon < 0 || !entry.substring(0, colon).endsWith(".ato")) {
            return new AssertionScan(List.of(), false);
        }
        String module = entry.substring(colon + 1).split("\\.", 2)[0];
        var search = new Search(project);
        search.enqueue(new Place(project.root().resolve(entry.substring(0, colon)).normalize(), module));
        return search.run();
    }

    /** A type in a file. */
    private record Place(Path file, String type) {}

    private static final class Search {

        private final Project project;
        private final Map<Path, Optional<AtoSource>> sources = new HashMap<>();
        private final Set<Place> reached = new HashSet<>();
        private final Deque<Place> open = new ArrayDeque<>();
        private final List<DesignAssertion> found = new ArrayList<>();
        private boolean complete = true;

        Search(Project project) {
            this.project = project;
        }

        AssertionScan run() {
            while (!open.isEmpty()) {
                visit(open.remove());
            }
            found.sort(Comparator.comparing(DesignAssertion::file).thenComparingInt(DesignAssertion::line));
            return new AssertionScan(List.copyOf(found), complete);
        }

        void enqueue(Place place) {
            if (reached.add(place)) {
                open.add(place);
            }
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
            block.assertions().forEach(statement -> add(place.file(), statement));
            block.uses().forEach(type -> enqueue(new Place(place.file(), type)));
        }

        /** Follows a type that the file doesn't define to its import; without one it is from the standard library. */
        private void follow(Place place, AtoSource source) {
            String path = source.imports().get(place.type());
            if (path == null || path.endsWith(".py")) {
                return;
            }
            ImportPaths.find(project, place.file(), path)
                    .ifPresentOrElse(file -> enqueue(new Place(file, place.type())), () -> complete = false);
        }

        private void add(Path file, AtoSource.Statement statement) {
            String name = file.startsWith(project.root())
                    ? project.relativize(file)
                    : String.valueOf(file.getFileName());
            found.add(new DesignAssertion(name, statement.line(), statement.column(), statement.text()));
        }

        private Optional<AtoSource> findSource(Path file) {
            if (sources.size() >= MAX_FILES) {
                return Optional.empty();
            }
            return sources.computeIfAbsent(file, this::load);
        }

        private Optional<AtoSource> load(Path file) {
            Optional<AtoSource> source = ScopedFiles.of(project.root()).readText(file, MAX_BYTES).map(AtoSource::parse);
            source.ifPresent(read -> read.outside().forEach(statement -> add(file, statement)));
            return source;
        }
    }
}
