package io.atopile.mcp.imports;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What some files of a design import, directly or through others.
 *
 * @param python the Python files that atopile executes when it reads the design
 * @param outside the imports that lead out of the project
 * @param unknown in words, what could not be followed, so that there may be more Python; empty when everything could
 */
public record ImportClosure(List<PythonFile> python, List<OutsideImport> outside, List<String> unknown) {

    private static final int NAMED_AT_MOST = 5;

    /**
     * A Python file.
     *
     * @param file relative to the project's root; the bare name of one outside
     * @param importer what names it, as {@code file:line}
     */
    public record PythonFile(String file, String importer) {}

    /**
     * An import that leads out of the project.
     *
     * @param file the importing file, relative to the project's root
     * @param line counted from 1
     */
    public record OutsideImport(String file, int line) {}

    public ImportClosure {
        python = List.copyOf(python);
        outside = List.copyOf(outside);
        unknown = List.copyOf(unknown);
    }

    /** Whether reading the design executes nothing of the project. */
    public boolean isFreeOfCode() {
        return python.isEmpty() && unknown.isEmpty();
    }

    /** The Python files in words, at most five of them. */
    public String pythonNames() {
        var names = python.stream().map(PythonFile::file).distinct().toList();
        var shown = names.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "));
        return names.size() > NAMED_AT_MOST ? "%s and %d more".formatted(shown, names.size() - NAMED_AT_MOST) : shown;
    }

    /** Why something of the project would or could be executed; to be called unless it is free of code. */
    public String reason() {
        return python.isEmpty()
                ? "would execute Python if there is any behind what could not be followed (%s)"
                        .formatted(unknown.stream().limit(NAMED_AT_MOST).collect(Collectors.joining("; ")))
                : "would execute " + pythonNames();
    }
}
