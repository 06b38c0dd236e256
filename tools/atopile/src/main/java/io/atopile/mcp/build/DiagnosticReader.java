package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.VersionRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Creates diagnostics from atopile's log or, if it ended before it logged anything, from the last error on its console. */
final class DiagnosticReader {

    private static final String CRASH = "crashed";

    private final Path root;
    private final PathRedactor pathFree;
    private final QuotableSource quotable;
    private final LogPatterns patterns;
    private final ManifestDiagnostics manifest;

    DiagnosticReader(Path root, AtopileDialect dialect) {
        this.root = root;
        this.pathFree = new PathRedactor(root);
        this.patterns = dialect.logs();
        this.manifest = new ManifestDiagnostics(root, dialect);
        this.quotable = new QuotableSource(root, patterns.grammarTitle());
    }

    List<Diagnostic> of(List<LogRow> errors) {
        return errors.stream().map(this::toDiagnostic).distinct().toList();
    }

    /** Creates diagnostics for a build that isn't run because of imports that leave the project. */
    List<Diagnostic> ofImports(List<OutsideImport> imports) {
        return imports.stream()
                .map(one -> new Diagnostic(
                        Optional.of(one.file()),
                        Optional.of(one.line()),
                        Optional.empty(),
                        "start",
                        Diagnostic.OUTSIDE_IMPORT,
                        "import leaves the project; the imported file was not read",
                        quotable.findLine(root.resolve(one.file()), one.line())))
                .toList();
    }

    /** Creates the warning that the project asks for another atopile. */
    Diagnostic ofVersion(VersionRequirement.Mismatch mismatch) {
        var code = mismatch.newer() ? "newer_atopile" : "older_atopile";
        return withSource(Diagnostic.atReference("%s:%d".formatted(Project.FILE, mismatch.line()), "start", code, mismatch.message()));
    }

    /** Returns a diagnostic with the line of the source that it refers to. */
    Diagnostic withSource(Diagnostic found) {
        Optional<String> source = found.file().flatMap(file -> found.line().flatMap(line -> quotable.findLine(root.resolve(file), line)));
        return new Diagnostic(found.file(), found.line(), found.column(), found.stage(), found.code(), found.message(), source);
    }

    /** Creates the diagnostics for a build of an entry that ended before it could log anything. */
    List<Diagnostic> ofConsole(Path errors, Optional<BuildRow> row, String entry) {
        List<String> refusals = findAll(errors, MessagePattern.MANIFEST_ERROR);
        if (!refusals.isEmpty()) {
            return manifest.explain(refusals.stream().map(pathFree::redact).toList());
        }
        String message = findAll(errors, MessagePattern.LAST_WORDS).stream()
                .reduce((_, last) -> last)
                .or(() -> row.flatMap(BuildRow::error))
                .orElse("atopile exited without an error message");
        String code = patterns.findCode("", message);
        List<Diagnostic> faults = code.equals(LogPatterns.OTHER_ERROR) ? manifest.explain(List.of()) : List.of();
        if (!faults.isEmpty()) {
            return faults;
        }
        var found = Diagnostic.withoutPlace("start", code.equals(LogPatterns.OTHER_ERROR) ? CRASH : code, pathFree.redact(message));
        return List.of(switch (code) {
            case ManifestDiagnostics.UNAVAILABLE -> manifest.withDependency(found);
            case ManifestDiagnostics.UNKNOWN_ENTRY -> manifest.withEntry(found, entry);
            default -> found;
        });
    }

    private Diagnostic toDiagnostic(LogRow error) {
        String title = error.place().flatMap(AtoTraceback::title).orElse("");
        return toDiagnostic(error, patterns.findCode(title, error.message()));
    }

    Diagnostic toWarning(LogRow warning) {
        return toDiagnostic(warning, patterns.findWarningCode(warning.message()));
    }

    /** Returns a diagnostic with a place that atopile doesn't name. */
    Diagnostic withPlace(Diagnostic found, Path file, int line) {
        return new Diagnostic(
                Optional.of(name(file)), Optional.of(line), Optional.empty(), found.stage(), found.code(), found.message(), quotable.findLine(file, line));
    }

    private Diagnostic toDiagnostic(LogRow error, String code) {
        String message = pathFree.redact(quotable.redactMessage(error));
        return error.place()
                .flatMap(AtoTraceback::origin)
                .filter(origin -> origin.file().isPresent() && origin.line().isPresent())
                .map(origin -> createDiagnostic(origin, error.stage(), code, message))
                .orElseGet(() -> Diagnostic.withoutPlace(error.stage(), code, message));
    }

    private Diagnostic createDiagnostic(AtoTraceback.Origin origin, String stage, String code, String message) {
        Path file = Path.of(origin.file().orElseThrow());
        int line = origin.line().orElseThrow();
        return new Diagnostic(
                Optional.of(name(file)),
                Optional.of(line),
                origin.column().map(column -> column + 1),
                stage,
                code,
                message,
                quotable.findLine(file, line));
    }

    private String name(Path file) {
        return file.startsWith(root)
                ? root.relativize(file).toString().replace('\\', '/')
                : String.valueOf(file.getFileName());
    }

    /** Returns what a pattern finds in the lines of the console, never a traceback. */
    private List<String> findAll(Path console, MessagePattern pattern) {
        try (var lines = Files.lines(console)) {
            return lines.filter(line -> patterns.matches(pattern, line))
                    .flatMap(line -> patterns.findGroup(pattern, line).stream())
                    .map(String::strip)
                    .distinct()
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }
}
