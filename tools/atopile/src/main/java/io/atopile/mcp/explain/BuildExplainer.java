package io.atopile.mcp.explain;

import io.atopile.mcp.build.BuildRequest;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import java.util.List;
import java.util.Locale;
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
            var subject = new DiagnosticContext(NOTHING, List.of(), Optional.empty(), entry, sources, new TypeResolver(sources, List.of()), knowledge);
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
        var subject = new DiagnosticContext(first, result.diagnostics(), found, entry, sources, types, knowledge);
        Explanation explanation = explain(subject, build.target());
        boolean gone = first.line().isPresent() && found.isEmpty() && explanation.place().isEmpty();
        Explanation placed = explanation.place().isPresent() ? explanation : found.map(place -> explanation.withPlace(toLocation(place, first.code()))).orElse(explanation);
        return new BuildExplanation(placed, gone, locateOtherDiagnostics(result, first), listAffectedTargets(build, placed));
    }

    private Explanation explain(DiagnosticContext subject, String target) throws InterruptedException {
        return switch (ExplainableError.of(subject.diagnostic().code())) {
            case SYNTAX_ERROR -> SyntaxError.explain(subject);
            case UNKNOWN_IMPORT -> UnknownImport.explain(subject);
            case UNKNOWN_NAME -> UnknownName.explain(subject);
            case UNKNOWN_FIELD -> UnknownField.explain(subject);
            case UNKNOWN_ENTRY -> UnknownEntry.explain(subject);
            case UNKNOWN_OUTPUT -> explainUnknownOutput(subject);
            case BAD_UNIT -> BadUnit.explain(subject);
            case INCOMPATIBLE_UNITS -> IncompatibleUnits.explain(subject);
            case INCOMPATIBLE_CONNECTION -> IncompatibleConnection.explain(subject);
            case CONTRADICTION -> ConstraintContradiction.explain(subject);
            case MISSING_PICK -> MissingPick.explain(subject);
            case UNSOLVABLE_CONSTRAINTS -> UnsolvableConstraints.explain(subject);
            case EXACT_VALUE -> ExactValue.explain(subject);
            case INVALID_VALUE -> InvalidValue.explain(subject);
            case REVERSED_RANGE -> ReversedRange.explain(subject);
            case CHAINED_COMPARISON -> ChainedComparison.explain(subject);
            case DUPLICATE_NAME -> DuplicateName.explain(subject);
            case CIRCULAR_IMPORT -> CircularReference.explainImports(subject);
            case CIRCULAR_INHERITANCE -> CircularReference.explainInheritance(subject);
            case NOT_BRIDGEABLE -> NotBridgeable.explain(subject);
            case ASSERTION_VIOLATED -> ViolatedAssertion.explain(subject);
            case UNSUPPORTED_BOARD -> UnsupportedBoard.explain(subject, target);
            case KICAD_FAILED -> UnsupportedBoard.explainExport(subject, target);
            case BAD_MANIFEST -> BadManifest.explain(subject);
            case DEPENDENCY_UNAVAILABLE -> UnavailableDependency.explain(subject);
            case MISSING_DESIGNATOR -> UnknownError.explainDesignator(subject);
            case CRASHED -> UnknownError.explainCrash(subject);
            case MISSING_KICAD -> Explanation.of(
                    "This build needs KiCad, but kicad-cli was not found. The design is not the cause: "
                            + "install KiCad 9 or newer and put kicad-cli on the PATH.");
            case OTHER -> UnknownError.explain(subject);
        };
    }

    private static Explanation explainUnknownOutput(DiagnosticContext subject) {
        List<String> names = subject.dialect().outputs().names();
        String asked = subject.findInMessage(MessagePattern.UNKNOWN_OUTPUT).orElse("");
        List<SimilarName> nearest = SimilarName.to(asked, names);
        String known = nearest.isEmpty()
                ? "Known outputs: %s.".formatted(String.join(", ", names))
                : "The closest match is `%s`.".formatted(nearest.getFirst().name());
        return Explanation.of("atopile has no output named `%s`; the design is not the cause. %s Pass a valid name to build_run, or fix `targets` in ato.yaml."
                .formatted(asked, known));
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

    /** The types of errors that can be explained, with the same names as the codes of {@link LogPatterns#findCode}. */
    enum ExplainableError {
        SYNTAX_ERROR,
        UNKNOWN_IMPORT,
        UNKNOWN_NAME,
        UNKNOWN_FIELD,
        UNKNOWN_ENTRY,
        UNKNOWN_OUTPUT,
        BAD_UNIT,
        INCOMPATIBLE_UNITS,
        INCOMPATIBLE_CONNECTION,
        CONTRADICTION,
        UNSOLVABLE_CONSTRAINTS,
        EXACT_VALUE,
        INVALID_VALUE,
        REVERSED_RANGE,
        CHAINED_COMPARISON,
        DUPLICATE_NAME,
        CIRCULAR_IMPORT,
        CIRCULAR_INHERITANCE,
        NOT_BRIDGEABLE,
        MISSING_PICK,
        ASSERTION_VIOLATED,
        BAD_MANIFEST,
        DEPENDENCY_UNAVAILABLE,
        MISSING_DESIGNATOR,
        CRASHED,
        MISSING_KICAD,
        UNSUPPORTED_BOARD,
        KICAD_FAILED,
        /** Any error without a code of its own. */
        OTHER;

        /** Whether a good explanation needs the contents of the standard library, which can take a while to load. */
        boolean needsLibrary() {
            return switch (this) {
                case UNKNOWN_IMPORT, UNKNOWN_NAME, UNKNOWN_FIELD, BAD_UNIT, INCOMPATIBLE_UNITS, REVERSED_RANGE, INCOMPATIBLE_CONNECTION, NOT_BRIDGEABLE ->
                    true;
                case SYNTAX_ERROR, UNKNOWN_ENTRY, UNKNOWN_OUTPUT, CONTRADICTION, UNSOLVABLE_CONSTRAINTS, EXACT_VALUE, INVALID_VALUE, CHAINED_COMPARISON,
                        DUPLICATE_NAME, CIRCULAR_IMPORT, CIRCULAR_INHERITANCE, MISSING_PICK, ASSERTION_VIOLATED, BAD_MANIFEST, DEPENDENCY_UNAVAILABLE,
                        MISSING_DESIGNATOR, CRASHED, MISSING_KICAD, UNSUPPORTED_BOARD, KICAD_FAILED, OTHER ->
                    false;
            };
        }

        static ExplainableError of(String code) {
            return Stream.of(values())
                    .filter(mistake -> mistake.name().toLowerCase(Locale.ROOT).equals(code))
                    .findFirst()
                    .orElse(OTHER);
        }
    }
}
