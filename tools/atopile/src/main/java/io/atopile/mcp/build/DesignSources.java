package io.atopile.mcp.build;

import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.Project;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files that a design is made of, each read and parsed once, for everything that looks for something in them. Not for several threads. */
public final class DesignSources {

    private static final int MAX_FILES = 1_000;
    private static final int LARGEST = 2_000_000;
    private static final int DEEPEST = 16;

    private final Project project;
    private final Map<Path, Optional<SourceText>> files = new HashMap<>();

    public DesignSources(Project project) {
        this.project = project;
    }

    /** A file and what is in it. */
    public record SourceText(String text, AtoSource source) {}

    /** A type by its name in a file. */
    public record NamedType(Path file, String name) {}

    /** Where a type is defined. */
    public record Definition(Path file, String name, AtoSource.Block block) {}

    Project project() {
        return project;
    }

    /** Returns the file of an entry of the form {@code file.ato:Module}. */
    Path resolveFile(String entry) {
        return project.root().resolve(entry.substring(0, Math.max(entry.lastIndexOf(':'), 0))).normalize();
    }

    /** Returns the type that an entry of the form {@code file.ato:Module} names; empty if it isn't one. */
    public Optional<NamedType> resolveEntry(String entry) {
        return entry.lastIndexOf(':') < 0 ? Optional.empty() : Optional.of(new NamedType(resolveFile(entry), entry.substring(entry.lastIndexOf(':') + 1)));
    }

    /** Reads a file; empty if it can't be read or is outside of the project, or after 1,000 files. */
    public Optional<SourceText> read(Path file) {
        if (!files.containsKey(file) && files.size() >= MAX_FILES) {
            return Optional.empty();
        }
        return files.computeIfAbsent(file, path -> ScopedFiles.of(project.root()).readText(path, LARGEST).map(text -> new SourceText(text, AtoSource.parse(text))));
    }

    /** Finds the definition of a type in its file, or in the one that it is imported from; empty if none is in the project. */
    public Optional<Definition> findDefinition(NamedType type) {
        return findDefinition(type, 0);
    }

    private Optional<Definition> findDefinition(NamedType type, int depth) {
        var source = read(type.file()).map(SourceText::source);
        if (source.isEmpty() || depth > DEEPEST) {
            return Optional.empty();
        }
        return Optional.ofNullable(source.get().blocks().get(type.name()))
                .map(found -> new Definition(type.file(), type.name(), found))
                .or(() -> findImport(source.get(), type).flatMap(file -> findDefinition(new NamedType(file, type.name()), depth + 1)));
    }

    private Optional<Path> findImport(AtoSource source, NamedType type) {
        return Optional.ofNullable(source.imports().get(type.name())).filter(path -> path.endsWith(".ato")).flatMap(path -> ImportPaths.find(project, type.file(), path));
    }
}
