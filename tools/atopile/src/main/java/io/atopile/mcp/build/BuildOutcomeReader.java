package io.atopile.mcp.build;

import io.atopile.mcp.imports.ImportClosure;
import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Determines how a finished build ended from what atopile recorded and wrote to disk. The exit code alone is not conclusive: it
 * is 0 for builds that proved nothing, and 130 for some that succeeded.
 */
final class BuildOutcomeReader {

    private static final LogFilter WARNINGS = new LogFilter(BuildLogLevel.WARNING, Optional.empty(), Optional.empty(), 0, 2_000);

    /** The finished record and the build's result. */
    record Findings(BuildRecord record, BuildResult result) {}

    private final BuildEvidence evidence;
    private final BuildRecord build;
    private final AtopileLog log;
    private final Optional<BuildRow> row;
    private final List<String> warnings;

    private BuildOutcomeReader(BuildEvidence evidence) {
        this.evidence = evidence;
        this.build = evidence.build();
        this.log = new AtopileLog(build.request().logDirectory());
        this.row = row();
        this.warnings = new ArrayList<>(evidence.warnings());
    }

    /** Determines the outcome of a build. */
    static Findings of(BuildEvidence evidence) {
        return new BuildOutcomeReader(evidence).findings();
    }

    /** Returns the outcome of a build that wasn't run because of obstacles. */
    static Findings ofRefused(BuildRecord build, List<Diagnostic> obstacles) {
        return new Findings(
                build.withEnd(BuildState.FAILED, Instant.now()),
                new BuildResult(Optional.of(BuildVerdict.FAILED), obstacles, List.of(), List.of(), List.of()));
    }

    private Findings findings() {
        BuildState end = end();
        BuildRecord known = row.map(found -> build.withAtopileId(found.id())).orElse(build);
        return new Findings(known.withEnd(end, Instant.now()), readResult(end));
    }

    private BuildState end() {
        if (row.filter(BuildRow::isGreen).isPresent()) {
            return BuildState.SUCCEEDED;
        }
        boolean unseen = build.exitCode().isEmpty() && row.filter(BuildRow::isFailed).isEmpty();
        if (build.cancelled() || unseen) {
            return BuildState.CANCELLED;
        }
        return BuildState.FAILED;
    }

    private BuildResult readResult(BuildState end) {
        return switch (end) {
            case SUCCEEDED -> readSuccess(row.orElseThrow());
            case FAILED -> new BuildResult(
                    Optional.of(BuildVerdict.FAILED), diagnostics(), List.of(), List.of(), warnings)
                    .withDesignWarnings(evidence.mismatch().map(found -> new DiagnosticReader(build.request().root(), log.dialect()).ofVersion(found)).stream().toList());
            case CANCELLED, QUEUED, RUNNING -> new BuildResult(
                    Optional.empty(), List.of(), List.of(), List.of(), warnings);
        };
    }

    private BuildResult readSuccess(BuildRow green) {
        if (!(ProjectFile.read(build.request().root()) instanceof ProjectReadResult.Read(Project project))) {
            warnings.add("The project's ato.yaml can no longer be read, so its assertions are unknown.");
            return new BuildResult(
                    Optional.of(BuildVerdict.UNVERIFIED), List.of(), List.of(), List.of(), warnings);
        }
        var sources = new DesignSources(project);
        AssertionScan assertions = evidence.written().orElseGet(() -> AssertionScan.of(sources, build.request().entry()));
        if (!assertions.complete()) {
            warnings.add("Some files of the design could not be read, so there may be more assertions.");
        }
        ImportClosure imports = ImportGraph.ofValidSource(project.root()).ofEntry(build.request().entry());
        var diagnostics = new DiagnosticReader(build.request().root(), log.dialect());
        List<LogRow> logged = log.readLines(green.id(), WARNINGS);
        List<Diagnostic> warned = collectWarnings(project, sources, green, imports, !assertions.listAssertions().isEmpty(), logged, diagnostics);
        AssertionFindings findings = AssertionFindings.of(assertions, evidence.verification());
        findings.unverifiable().map(new PathRedactor(project.root())::redact).ifPresent(warnings::add);
        boolean verified = findings.unverified().isEmpty()
                && assertions.complete()
                && imports.isFreeOfCode()
                && warned.stream().noneMatch(DesignWarnings::isIncompleteBoard);
        return new BuildResult(
                Optional.of(decideVerdict(findings, verified)), findings.violated().stream().map(diagnostics::withSource).toList(), findings.unverified(), findMissingOutputs(project, green, logged), warnings)
                .withDesignWarnings(warned);
    }

    private static BuildVerdict decideVerdict(AssertionFindings findings, boolean verified) {
        if (!findings.violated().isEmpty()) {
            return BuildVerdict.FAILED;
        }
        return verified ? BuildVerdict.VERIFIED : BuildVerdict.UNVERIFIED;
    }

    private List<Diagnostic> collectWarnings(
            Project project, DesignSources sources, BuildRow green, ImportClosure imports, boolean asserting, List<LogRow> logged, DiagnosticReader diagnostics) {
        var warned = new DesignWarnings(sources, build.request().entry(), asserting, diagnostics, log.dialect());
        evidence.mismatch().ifPresent(warned::addVersion);
        warned.addLogged(logged);
        warned.addPython(imports);
        DesignVariables.of(project, build.request().target(), green.id()).map(DesignVariables::impossible).ifPresent(warned::addImpossible);
        return warned.list();
    }

    private List<MissingOutput> findMissingOutputs(Project project, BuildRow green, List<LogRow> warned) {
        Target target = project.findTarget(build.request().target())
                .orElseGet(() -> new Target(build.request().target(), build.request().entry(), List.of()));
        return build.request().options().findMissingOutputs(target, green, warned, log.dialect());
    }

    private List<Diagnostic> diagnostics() {
        var diagnostics = new DiagnosticReader(build.request().root(), log.dialect());
        List<LogRow> errors =
                row.map(found -> log.readLines(found.id(), LogFilter.ofMinimumLevel(BuildLogLevel.ERROR))).orElse(List.of());
        return errors.isEmpty() ? diagnostics.ofConsole(evidence.console(), row, build.request().entry()) : diagnostics.of(errors);
    }

    private Optional<BuildRow> row() {
        return build.atopileId().isPresent()
                ? log.build(build.atopileId().get())
                : build.startedAt().flatMap(start ->
                        log.findFirstBuild(build.request().root(), build.request().target(), start));
    }
}
