package io.atopile.mcp.explain;

import io.atopile.mcp.build.BuildRequest;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains what stopped a build, or what it left undecided, based on the current files of the project. */
public final class BuildExplainer {

    private static final Diagnostic NOTHING = new Diagnostic(
            Optional.empty(), Optional.empty(), Optional.empty(), "", "unverified", "", Optional.empty());

    private final ProjectSources sources;
    private final AtoToolchain knowledge;

    public BuildExplainer(Project project, ProjectBoundary scope, AtoToolchain knowledge) {
        this.sources = new ProjectSources(project, scope);
        this.knowledge = knowledge;
    }

    /** Explains a finished build that was neither cancelled nor verified. */
    public BuildExplanation explain(BuildRequest build, BuildResult result) throws InterruptedException {
        String entry = sources.project().findTarget(build.target()).map(Target::entry).orElseGet(build::entry);
        if (result.verdict().filter(BuildVerdict.FAILED::equals).isEmpty()) {
            var subject = new DiagnosticContext(NOTHING, List.of(), Optional.empty(), build.target(), entry, sources, new TypeResolver(sources, List.of()), knowledge);
            var incomplete = result.listIncompleteBoard();
            var explained = result.unverified().isEmpty() && !incomplete.isEmpty()
                    ? IncompleteBoard.explain(incomplete)
                    : UndecidedAssertions.explain(subject, result.unverified());
            return new BuildExplanation(explained, false, List.of(), List.of());
        }
        Diagnostic first = result.diagnostics().stream().findFirst().orElse(NOTHING);
        var found = sources.locate(first);
        boolean asks = ExplainableError.of(first.code()).needsLibrary();
        var types = new TypeResolver(sources, asks ? knowledge.library().orElse(List.of()) : List.of());
        var subject = new DiagnosticContext(first, result.diagnostics(), found, build.target(), entry, sources, types, knowledge);
        Explanation explanation = ExplainableError.of(first.code()).explain(subject);
        boolean gone = first.line().isPresent() && found.isEmpty() && explanation.place().isEmpty();
        Explanation placed = explanation.place().isPresent() ? explanation : found.map(place -> explanation.withPlace(toLocation(place, first.code()))).orElse(explanation);
        return new BuildExplanation(placed, gone, locateOtherDiagnostics(result, first), listAffectedTargets(build, placed));
    }

    private static ExplanationLocation toLocation(DiagnosticContext.Spot place, String note) {
        return new ExplanationLocation(ExplanationLocation.Role.DIAGNOSTIC, place.source().path(), place.line(), place.column(), note, Optional.empty());
    }

    private List<ExplanationLocation> locateOtherDiagnostics(BuildResult result, Diagnostic first) {
        return result.diagnostics().stream()
                .filter(other -> !other.equals(first))
                .flatMap(other -> sources.locate(other).stream().map(place -> toLocation(place, "%s: %s".formatted(other.code(), other.shorten().message()))))
                .toList();
    }

    /** Returns the other targets that also use the faulty file. */
    private List<String> listAffectedTargets(BuildRequest build, Explanation explanation) {
        Optional<String> faulty = explanation.place().map(ExplanationLocation::file);
        return sources.project().targets().stream()
                .filter(target -> !target.name().equals(build.target()))
                .filter(target -> faulty.filter(file -> listSourceFiles(target).anyMatch(file::equals)).isPresent())
                .map(Target::name)
                .toList();
    }

    private Stream<String> listSourceFiles(Target target) {
        return sources.findSource(target.entryFile()).stream()
                .flatMap(source -> sources.collectReachable(source).stream())
                .map(AtoSourceFile::path);
    }
}
