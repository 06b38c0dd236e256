package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.project.ManifestFault;
import io.atopile.mcp.project.ManifestFaultFinder;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Creates diagnostics with locations in {@code ato.yaml}, for which atopile reports none. */
final class ManifestDiagnostics {

    /** The code of a manifest that atopile refuses. */
    static final String REFUSED = "bad_manifest";

    /** The code of packages that are not installed. */
    static final String UNAVAILABLE = "dependency_unavailable";

    /** The code of a target whose entry doesn't exist. */
    static final String UNKNOWN_ENTRY = "unknown_entry";

    private static final String STAGE = "start";

    private final Path root;
    private final AtopileDialect dialect;

    ManifestDiagnostics(Path root, AtopileDialect dialect) {
        this.root = root;
        this.dialect = dialect;
    }

    /** Returns all faults that are found in the manifest, or else what atopile says of it. */
    List<Diagnostic> explain(List<String> refusals) {
        String text = ProjectFile.findText(root).orElse("");
        List<ManifestFault> faults = ManifestFaultFinder.find(dialect, text);
        return faults.isEmpty()
                ? refusals.stream().map(refusal -> toDiagnostic(text, findLine(text, refusal), refusal, REFUSED)).toList()
                : faults.stream().map(fault -> toDiagnostic(text, Optional.of(fault.line()), describe(fault), REFUSED)).toList();
    }

    private static String describe(ManifestFault fault) {
        return "%s. %s".formatted(fault.problem(), fault.advice());
    }

    private Optional<Integer> findLine(String text, String refusal) {
        return dialect.logs().findGroup(MessagePattern.MANIFEST_FIELD, refusal).flatMap(field -> ManifestFaultFinder.findLine(text, field));
    }

    /** Adds the line of the first dependency that is not installed. */
    Diagnostic withDependency(Diagnostic found) {
        String text = ProjectFile.findText(root).orElse("");
        Optional<Integer> line = InstalledPackages.listMissing(root).stream()
                .filter(name -> !name.isEmpty())
                .flatMap(name -> findLineWith(text, name).stream())
                .findFirst()
                .or(() -> ManifestFaultFinder.findLine(text, "dependencies"));
        return toDiagnostic(text, line, found.message(), found.code());
    }

    /** Adds the line of the target's entry. */
    Diagnostic withEntry(Diagnostic found, String entry) {
        String text = ProjectFile.findText(root).orElse("");
        return toDiagnostic(text, findLineWith(text, entry).or(() -> ManifestFaultFinder.findLine(text, "builds")), found.message(), found.code());
    }

    private static Optional<Integer> findLineWith(String text, String part) {
        List<String> lines = text.lines().toList();
        return lines.stream().filter(line -> line.contains(part)).map(line -> lines.indexOf(line) + 1).findFirst();
    }

    private static Diagnostic toDiagnostic(String text, Optional<Integer> line, String message, String code) {
        return new Diagnostic(
                Optional.of(Project.FILE), line, line.map(_ -> 1), STAGE, code, message, line.flatMap(number -> text.lines().skip(number - 1L).findFirst()));
    }
}
