package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.imports.ImportClosure;
import io.atopile.mcp.imports.ImportClosure.PythonFile;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.VersionRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what a successful build warned of: atopile's own warnings with their places, and what was not examined. */
final class DesignWarnings {

    private static final int MOST_PYTHON_FILES = 20;
    private static final int MOST = 500;
    private static final String STAGE = "verification";

    /** The codes of warnings of something that the board lacks. */
    private static final Set<String> INCOMPLETE_BOARD = Set.of("component_not_placed", "empty_design");

    private final DiagnosticReader diagnostics;
    private final LogPatterns patterns;
    private final Set<String> libraryComponents;
    private final boolean asserting;
    private final InstancePlaces places;
    private final DesignLines lines;
    private final List<Diagnostic> found = new ArrayList<>();

    /** @param asserting whether the design has assertions, so that a build proves something even if it has no nets */
    DesignWarnings(DesignSources sources, String entry, boolean asserting, DiagnosticReader diagnostics, AtopileDialect dialect) {
        this.diagnostics = diagnostics;
        this.patterns = dialect.logs();
        this.asserting = asserting;
        this.libraryComponents = dialect.libraryComponents();
        this.places = new InstancePlaces(sources, entry);
        this.lines = new DesignLines(sources, entry);
    }

    /** Returns what was found, in the order of the build, each once. */
    List<Diagnostic> list() {
        return found.stream().distinct().limit(MOST).toList();
    }

    /** Returns whether a warning is of something that the board lacks. */
    static boolean isIncompleteBoard(Diagnostic warning) {
        return INCOMPLETE_BOARD.contains(warning.code());
    }

    /** Adds the warnings of a build's log; outputs that were skipped are reported as missing. */
    void addLogged(List<LogRow> rows) {
        rows.stream()
                .filter(row -> !patterns.matches(MessagePattern.SKIPPED_OUTPUT, row.message()))
                .forEach(row -> found.addAll(locate(diagnostics.toWarning(row), row.message())));
    }

    /** Returns a warning at each of its places; without one if there is none. */
    private List<Diagnostic> locate(Diagnostic warning, String message) {
        if (warning.file().isPresent()) {
            return List.of(warning);
        }
        if (warning.code().equals("no_nets") && !asserting) {
            return List.of(warning.withCode("empty_design"));
        }
        var unplaced = patterns.findGroup(MessagePattern.COMPONENT_WITHOUT_FOOTPRINT, message);
        if (unplaced.isPresent()) {
            return List.of(locateComponent(warning, unplaced.get()));
        }
        var all = patterns.deprecated().stream()
                .flatMap(form -> form.findLines(message).stream())
                .flatMap(form -> lines.find(form).stream())
                .map(place -> diagnostics.withPlace(warning, place.file(), place.line()))
                .toList();
        return all.isEmpty() ? List.of(warning) : all;
    }

    /** atopile warns of every module without parts, also of those that only compute or connect; a component is one that has pins. */
    private Diagnostic locateComponent(Diagnostic warning, String path) {
        var declared = places.find(path);
        var component = declared.flatMap(InstancePlaces.Found::type).filter(type -> places.isComponent(type, libraryComponents)).isPresent();
        var coded = component ? warning : warning.withCode("module_without_part");
        return declared.map(found -> diagnostics.withPlace(coded, found.place().file(), found.place().line())).orElse(coded);
    }

    /** Adds that the project asks for another atopile than the one that built it. */
    void addVersion(VersionRequirement.Mismatch mismatch) {
        found.add(diagnostics.ofVersion(mismatch));
    }

    /** Adds the Python files, in which assertions are not searched for. */
    void addPython(ImportClosure imports) {
        imports.python().stream().limit(MOST_PYTHON_FILES).map(this::describe).forEach(found::add);
        imports.unknown().stream()
                .limit(MOST_PYTHON_FILES)
                .map("Not every import could be followed, so there may be Python files, which are not searched for assertions: %s."::formatted)
                .map(text -> Diagnostic.withoutPlace(STAGE, "python_not_examined", text))
                .forEach(found::add);
    }

    private Diagnostic describe(PythonFile python) {
        var text = "%s, referenced in %s, is a Python file; it was not searched for assertions.".formatted(python.file(), python.importer());
        return diagnostics.withSource(Diagnostic.atReference(python.importer(), STAGE, "python_not_examined", text));
    }

    /** Adds the parameters that can have no value. */
    void addImpossible(List<String> parameters) {
        parameters.stream()
                .map("No value is possible for %s: its assertions contradict each other."::formatted)
                .map(text -> Diagnostic.withoutPlace(STAGE, "contradiction", text))
                .forEach(found::add);
    }
}
