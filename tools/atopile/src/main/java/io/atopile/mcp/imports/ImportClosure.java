package io.atopile.mcp.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What some files of a design import, directly or indirectly.
 *
 * @param files the {@code .ato} files of the project among them, as named by the imports
 * @param python the Python files that atopile executes when it reads the design
 * @param outside the imports that point outside the project
 * @param unknown descriptions of imports that could not be followed, so that there may be more Python; empty if all were followed
 */
public record ImportClosure(List<Path> files, List<PythonFile> python, List<OutsideImport> outside, List<String> unknown) {

    private static final int NAMED_AT_MOST = 5;

    /**
     * A Python file.
     *
     * @param file relative to the project's root; only the name if it is outside
     * @param importer the importing location, as {@code file:line}
     */
    public record PythonFile(String file, String importer) {}

    /**
     * An import that points outside the project.
     *
     * @param file the importing file, relative to the project's root
     * @param line counted from 1
     */
    public record OutsideImport(String file, int line) {}

    public ImportClosure {
        files = List.copyOf(files);
        python = List.copyOf(python);
        outside = List.copyOf(outside);
        unknown = List.copyOf(unknown);
    }

    /** Whether reading the design executes no code of the project. */
    public boolean isFreeOfCode() {
        return python.isEmpty() && unknown.isEmpty();
    }

    /** Lists the Python files as text, at most five of them. */
    public String pythonNames() {
        var names = python.stream().map(PythonFile::file).distinct().toList();
        var shown = names.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "));
        return names.size() > NAMED_AT_MOST ? "%s and %d more".formatted(shown, names.size() - NAMED_AT_MOST) : shown;
    }

    /** Explains, as a verb phrase, which code of the project would or could be executed; not valid for a design that is free of code. */
    public String reason() {
        return python.isEmpty()
                ? "could execute Python, because not every import could be followed (%s)"
                        .formatted(unknown.stream().limit(NAMED_AT_MOST).collect(Collectors.joining("; ")))
                : "would execute " + pythonNames();
    }
}
