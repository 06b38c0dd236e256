package io.atopile.mcp.imports;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What some files of a design import, directly or through others.
 *
 * @param python the Python files that atopile executes when it reads the design
 * @param outside the imports that lead out of the project
 * @param complete whether every file could be looked through
 */
public record ImportClosure(List<PythonFile> python, List<OutsideImport> outside, boolean complete) {

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
    }

    /** Whether reading the design executes nothing of the project. */
    public boolean isFreeOfCode() {
        return python.isEmpty() && complete;
    }

    /** The Python files in words, at most five of them. */
    public String pythonNames() {
        var names = python.stream().map(PythonFile::file).distinct().toList();
        var shown = names.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "));
        return names.size() > NAMED_AT_MOST ? "%s and %d more".formatted(shown, names.size() - NAMED_AT_MOST) : shown;
    }
}
