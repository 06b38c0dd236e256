package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains {@code a = b} where b is an instance or its parameter; atopile takes it for a type and asks for {@code new}. */
final class ReferenceAssignment {

    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(?:\\[\\d+\\])?(?:\\.[A-Za-z_]\\w*(?:\\[\\d+\\])?)*");

    /** One such assignment. */
    private record Reference(AtoSourceFile source, AtoStatement statement, TypeResolver.Named block, String target, String value, TypeResolver.Named type) {}

    private ReferenceAssignment() {}

    /**
     * Returns the explanation if the value of the assignment at the place is a member of its block.
     *
     * @param types with the members of the library, which the path may lead through
     */
    static Optional<Explanation> explain(DiagnosticContext subject, TypeResolver types) {
        AtoSourceFile source = subject.place().orElseThrow().source();
        return subject.findStatement().flatMap(statement -> read(types, source, statement)).map(reference -> explain(types, reference));
    }

    /** Whether the value of the assignment at the place begins with a member of its block, so that it can't be a type. */
    static boolean isMember(DiagnosticContext subject, TypeResolver types) {
        AtoSourceFile source = subject.place().orElseThrow().source();
        return subject.findStatement()
                .filter(one -> one.saying() instanceof StatementNode.Assigns(_, var value)
                        && (value.contains(".") || types.findMember(new TypeResolver.Named(one.block(), source), value).isPresent()))
                .isPresent();
    }

    private static Optional<Reference> read(TypeResolver types, AtoSourceFile source, AtoStatement statement) {
        var block = new TypeResolver.Named(statement.block(), source);
        return statement.saying() instanceof StatementNode.Assigns(var target, var value) && PATH.matcher(value).matches()
                ? types.resolvePath(block, TypeResolver.splitPath(value)).map(type -> new Reference(source, statement, block, target, value, type))
                : Optional.empty();
    }

    private static Explanation explain(TypeResolver types, Reference reference) {
        return TypeResolver.isParameter(reference.type()) ? explainParameter(types, reference) : explainInstance(types, reference);
    }

    private static Explanation explainParameter(TypeResolver types, Reference reference) {
        String text = "`%s` is a parameter, and `%s = %s` would need a type. A parameter is set equal to another with `assert … is …`."
                .formatted(reference.value(), reference.target(), reference.value());
        List<Reference> same = reference.source().statements().stream()
                .flatMap(one -> read(types, reference.source(), one).stream())
                .filter(one -> TypeResolver.isParameter(one.type()) && isKnown(types, one))
                .toList();
        if (!isKnown(types, reference)) {
            return Explanation.of(text, createDeclaration(types, reference));
        }
        boolean units = same.stream().allMatch(one -> isCommensurable(types, one));
        String title = same.size() == 1 ? "Write assert %s is %s".formatted(reference.target(), reference.value()) : "Write assert … is … in %d lines".formatted(same.size());
        return Explanation.of(text, List.of(Fix.of(
                        title,
                        "It sets the two parameters equal.",
                        units ? Confidence.CERTAIN : Confidence.POSSIBLE,
                        reference.source(),
                        SourceRewriter.replacePieces(reference.source(), same.stream().map(one -> write(one, "assert %s is %s".formatted(one.target(), one.value()))).toList()))))
                .withRepeats(same.stream()
                        .filter(one -> !one.statement().equals(reference.statement()))
                        .map(one -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, one.source(), one.statement(), "also assigns a parameter"))
                        .toList());
    }

    private static boolean isKnown(TypeResolver types, Reference one) {
        return types.resolvePath(one.block(), TypeResolver.splitPath(one.target())).filter(TypeResolver::isParameter).isPresent();
    }

    private static boolean isCommensurable(TypeResolver types, Reference one) {
        Optional<Units.Measure> left = types.findUnit(one.block(), one.target()).flatMap(Units::measure);
        Optional<Units.Measure> right = types.findUnit(one.block(), one.value()).flatMap(Units::measure);
        return left.isPresent() && right.isPresent() && Units.isCommensurable(left.get().base(), right.get().base());
    }

    /** Declares a parameter that exists only by its assignment. */
    private static List<Fix> createDeclaration(TypeResolver types, Reference reference) {
        Optional<String> unit = types.findUnit(reference.block(), reference.value());
        return unit.isEmpty() || reference.target().contains(".")
                ? List.of()
                : List.of(Fix.of(
                        "Declare %s and write assert %s is %s".formatted(reference.target(), reference.target(), reference.value()),
                        "A new parameter is declared with its unit.",
                        Confidence.LIKELY,
                        reference.source(),
                        SourceRewriter.replacePieces(reference.source(), List.of(write(reference, "%s: %s\n%sassert %s is %s".formatted(
                                reference.target(), unit.get(), " ".repeat(reference.statement().column() - 1), reference.target(), reference.value()))))));
    }

    private static Explanation explainInstance(TypeResolver types, Reference reference) {
        String text = "`%s` is an instance of `%s`, not a type; it can't be assigned. Use `%s` itself%s."
                .formatted(reference.value(), reference.type().name(), reference.value(), types.isInterface(reference.type()) ? ", or connect it" : "");
        if (!types.isInterface(reference.type())) {
            return Explanation.of(text);
        }
        boolean known = types.resolvePath(reference.block(), TypeResolver.splitPath(reference.target())).isPresent();
        String connection = "%s ~ %s".formatted(reference.target(), reference.value());
        String written = known
                ? connection
                : "%s = new %s\n%s%s".formatted(reference.target(), reference.type().name(), " ".repeat(reference.statement().column() - 1), connection);
        boolean writable = known || (!reference.target().contains(".") && isVisible(reference));
        return Explanation.of(text, writable
                ? List.of(Fix.of(
                                known ? "Connect them with ~" : "Create %s and connect it with ~".formatted(reference.target()),
                                "Connected interfaces are one net.",
                                Confidence.LIKELY,
                                reference.source(),
                                SourceRewriter.replacePieces(reference.source(), List.of(write(reference, written))))
                        .withNeeds("Confirm that the two are to be one net."))
                : List.of());
    }

    private static boolean isVisible(Reference reference) {
        String name = reference.type().name();
        return reference.source().blocks().contains(name) || reference.source().imports().anyMatch(one -> one.names().contains(name));
    }

    private static Piece write(Reference one, String text) {
        return new Piece(one.statement().tokens().getFirst().start(), one.statement().tokens().getLast().end(), text);
    }
}
