package io.atopile.mcp.build;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of the files that a design is made of: that of its entry, and all that it imports. */
final class DesignLines {

    private final DesignSources sources;
    private final String entry;
    private Optional<Map<Path, List<String>>> files = Optional.empty();

    /** @param entry of the form {@code file.ato:Module} */
    DesignLines(DesignSources sources, String entry) {
        this.sources = sources;
        this.entry = entry;
    }

    /** A line of a file, counted from 1. */
    record Place(Path file, int line) {}

    /** Returns the lines in which a pattern is found, file by file. */
    List<Place> find(Pattern wanted) {
        if (files.isEmpty()) {
            files = Optional.of(readFiles());
        }
        var found = new ArrayList<Place>();
        files.get().forEach((file, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                if (wanted.matcher(lines.get(i)).find()) {
                    found.add(new Place(file, i + 1));
                }
            }
        });
        return found;
    }

    private Map<Path, List<String>> readFiles() {
        var read = new LinkedHashMap<Path, List<String>>();
        var open = new ArrayDeque<Path>();
        open.add(sources.resolveFile(entry));
        while (!open.isEmpty()) {
            var file = open.remove();
            var text = read.containsKey(file) ? Optional.<DesignSources.SourceText>empty() : sources.read(file);
            text.ifPresent(found -> {
                read.put(file, found.text().lines().toList());
                found.source().imports().values().stream()
                        .filter(path -> path.endsWith(".ato"))
                        .forEach(path -> ImportPaths.find(sources.project(), file, path).ifPresent(open::add));
            });
        }
        return read;
    }
}
