package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The types of errors that can be explained, with the same names as the codes of {@link LogPatterns#findCode}. */
enum ExplainableError {
    SYNTAX_ERROR(SyntaxError::explain, false),
    UNKNOWN_IMPORT(UnknownImport::explain, true),
    UNKNOWN_NAME(UnknownName::explain, true),
    UNKNOWN_FIELD(UnknownField::explain, true),
    UNKNOWN_ENTRY(UnknownEntry::explain, false),
    UNKNOWN_OUTPUT(ExplainableError::explainUnknownOutput, false),
    BAD_UNIT(BadUnit::explain, true),
    INCOMPATIBLE_UNITS(IncompatibleUnits::explain, true),
    INCOMPATIBLE_CONNECTION(IncompatibleConnection::explain, true),
    CONTRADICTION(ConstraintContradiction::explain, false),
    UNSOLVABLE_CONSTRAINTS(UnsolvableConstraints::explain, false),
    EXACT_VALUE(ExactValue::explain, false),
    INVALID_VALUE(InvalidValue::explain, false),
    REVERSED_RANGE(ReversedRange::explain, true),
    CHAINED_COMPARISON(ChainedComparison::explain, false),
    DUPLICATE_NAME(DuplicateName::explain, false),
    CIRCULAR_IMPORT(CircularReference::explainImports, false),
    CIRCULAR_INHERITANCE(CircularReference::explainInheritance, false),
    NOT_BRIDGEABLE(NotBridgeable::explain, true),
    MISSING_PICK(MissingPick::explain, false),
    ASSERTION_VIOLATED(ViolatedAssertion::explain, false),
    BAD_MANIFEST(BadManifest::explain, false),
    DEPENDENCY_UNAVAILABLE(UnavailableDependency::explain, false),
    MISSING_DESIGNATOR(UnknownError::explainDesignator, false),
    CRASHED(UnknownError::explainCrash, false),
    MISSING_KICAD(
            _ -> Explanation.of("This build needs KiCad, but kicad-cli was not found. The design is not the cause: "
                    + "install KiCad 9 or newer and put kicad-cli on the PATH."),
            false),
    UNSUPPORTED_BOARD(UnsupportedBoard::explain, false),
    KICAD_FAILED(UnsupportedBoard::explainExport, false),
    /** Any error without a code of its own. */
    OTHER(UnknownError::explain, false);

    /** Explains an error of one type. */
    @FunctionalInterface
    private interface Explainer {
        Explanation explain(DiagnosticContext subject) throws InterruptedException;
    }

    private final Explainer explainer;
    private final boolean library;

    ExplainableError(Explainer explainer, boolean library) {
        this.explainer = explainer;
        this.library = library;
    }

    Explanation explain(DiagnosticContext subject) throws InterruptedException {
        return explainer.explain(subject);
    }

    /** Whether a good explanation needs the contents of the standard library, which can take a while to load. */
    boolean needsLibrary() {
        return library;
    }

    static ExplainableError of(String code) {
        return Stream.of(values())
                .filter(mistake -> mistake.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElse(OTHER);
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
}
