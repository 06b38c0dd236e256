package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The types of errors that can be explained, with the same names as the codes of {@link LogPatterns#findCode}. */
enum ExplainableError {
    SYNTAX_ERROR(false),
    UNKNOWN_IMPORT(true),
    UNKNOWN_NAME(true),
    UNKNOWN_FIELD(true),
    UNKNOWN_ENTRY(false),
    UNKNOWN_OUTPUT(false),
    BAD_UNIT(true),
    INCOMPATIBLE_UNITS(true),
    INCOMPATIBLE_CONNECTION(true),
    CONTRADICTION(false),
    UNSOLVABLE_CONSTRAINTS(false),
    EXACT_VALUE(false),
    INVALID_VALUE(false),
    REVERSED_RANGE(true),
    CHAINED_COMPARISON(false),
    DUPLICATE_NAME(false),
    CIRCULAR_IMPORT(false),
    CIRCULAR_INHERITANCE(false),
    NOT_BRIDGEABLE(true),
    MISSING_PICK(false),
    ASSERTION_VIOLATED(false),
    BAD_MANIFEST(false),
    BAD_PRAGMA(false),
    DEPENDENCY_UNAVAILABLE(false),
    MISSING_DESIGNATOR(false),
    UNWRITABLE_PROJECT(false),
    CRASHED(false),
    MISSING_KICAD(false),
    UNSUPPORTED_BOARD(false),
    KICAD_FAILED(false),
    /** Any error without a code of its own. */
    OTHER(false);

    private final boolean library;

    /** @param library whether a good explanation needs the contents of the standard library */
    ExplainableError(boolean library) {
        this.library = library;
    }

    Explanation explain(DiagnosticContext subject) throws InterruptedException {
        return switch (this) {
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
            case UNSOLVABLE_CONSTRAINTS -> UnsolvableConstraints.explain(subject);
            case EXACT_VALUE -> ExactValue.explain(subject);
            case INVALID_VALUE -> InvalidValue.explain(subject);
            case REVERSED_RANGE -> ReversedRange.explain(subject);
            case CHAINED_COMPARISON -> ChainedComparison.explain(subject);
            case DUPLICATE_NAME -> DuplicateName.explain(subject);
            case CIRCULAR_IMPORT, CIRCULAR_INHERITANCE -> explainCircle(subject);
            case NOT_BRIDGEABLE -> NotBridgeable.explain(subject);
            case MISSING_PICK -> MissingPick.explain(subject);
            case ASSERTION_VIOLATED -> ViolatedAssertion.explain(subject);
            case BAD_MANIFEST -> BadManifest.explain(subject);
            case DEPENDENCY_UNAVAILABLE -> UnavailableDependency.explain(subject);
            case UNWRITABLE_PROJECT, MISSING_KICAD -> explainEnvironment();
            case UNSUPPORTED_BOARD, KICAD_FAILED, MISSING_DESIGNATOR -> explainBoard(subject);
            case BAD_PRAGMA -> BadPragma.explain(subject);
            case CRASHED, OTHER -> UnrecognizedError.explain(subject);
        };
    }

    private Explanation explainCircle(DiagnosticContext subject) {
        return this == CIRCULAR_IMPORT ? CircularReference.explainImports(subject) : CircularReference.explainInheritance(subject);
    }

    private Explanation explainBoard(DiagnosticContext subject) {
        return this == MISSING_DESIGNATOR ? MissingDesignator.explain(subject) : UnsupportedBoard.explain(subject);
    }

    private Explanation explainEnvironment() {
        return this == MISSING_KICAD ? explainMissingKicad() : explainUnwritable();
    }

    private static Explanation explainUnwritable() {
        return Explanation.of("atopile may not write into the project's folder, and a build writes its outputs and the board there. The design is not the cause: "
                + "make the folder writable for the user that runs this server, or build a copy of the project.");
    }

    private static Explanation explainMissingKicad() {
        return Explanation.of("This build needs KiCad, but kicad-cli was not found. The design is not the cause: "
                + "install KiCad 9 or newer and put kicad-cli on the PATH.");
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
