package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains a connection between interfaces of different types, and suggests members that would match. */
final class IncompatibleConnection {

    private static final int DEEPEST = 2;
    private static final int MOST = 4;

    /** One end of the connection. */
    private record End(String path, TypeResolver.Named type) {}

    private record Member(String path, int depth) {}

    private IncompatibleConnection() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<DiagnosticContext.Spot> place = subject.place();
        Optional<AtoStatement> statement = place.flatMap(spot -> spot.source().findStatement(spot.line()));
        if (statement.isEmpty() || !(statement.get().saying() instanceof StatementNode.Connects(var ends)) || ends.size() != 2) {
            return Explanation.of("Two interfaces of different types are connected: " + subject.message());
        }
        AtoSourceFile source = place.orElseThrow().source();
        Optional<End> left = end(subject, source, statement.get(), ends.getFirst());
        Optional<End> right = end(subject, source, statement.get(), ends.getLast());
        if (left.isEmpty() || right.isEmpty()) {
            return Explanation.of("`%s` and `%s` are interfaces of different types.".formatted(ends.getFirst(), ends.getLast()));
        }
        return explain(subject, source, statement.get(), left.get(), right.get());
    }

    private static Explanation explain(DiagnosticContext subject, AtoSourceFile source, AtoStatement statement, End left, End right) {
        String text = "`%s` is of type `%s` and `%s` is of type `%s`; only interfaces of the same type can be connected."
                .formatted(left.path(), left.type().name(), right.path(), right.type().name());
        var fixes = new ArrayList<>(Stream.concat(
                        listMatchingMembers(subject.types(), left, right.type().name()).map(member -> fix(source, statement, left, right, member)),
                        listMatchingMembers(subject.types(), right, left.type().name()).map(member -> fix(source, statement, right, left, member)))
                .limit(MOST)
                .toList());
        fixes.add(Fix.of(
                        "Remove the connection",
                        "This removes the invalid connection.",
                        Confidence.POSSIBLE,
                        source,
                        SourceRewriter.without(source, statement::equals))
                .withNeeds("Decide whether the two should be connected at all."));
        return Explanation.of(text, fixes)
                .with(Stream.of(left, right).flatMap(end -> listDeclarations(source, statement, end)).toList());
    }

    private static Optional<End> end(DiagnosticContext subject, AtoSourceFile source, AtoStatement statement, String path) {
        return subject.types()
                .resolvePath(new TypeResolver.Named(statement.block(), source), TypeResolver.splitPath(path))
                .map(type -> new End(path, type));
    }

    /** Lists the direct and nested members of an end that have a given type, closest first. */
    private static Stream<Member> listMatchingMembers(TypeResolver types, End end, String wanted) {
        var found = new ArrayList<Member>();
        collect(types, end.type(), wanted, end.path(), 1, found);
        return found.stream().sorted(Comparator.comparingInt(Member::depth)).limit(MOST);
    }

    private static void collect(TypeResolver types, TypeResolver.Named type, String wanted, String prefix, int depth, List<Member> found) {
        for (Map.Entry<String, TypeResolver.Named> member : types.listMembers(type).entrySet()) {
            String path = prefix + "." + member.getKey();
            if (member.getValue().name().equals(wanted)) {
                found.add(new Member(path, depth));
            } else if (depth < DEEPEST) {
                collect(types, member.getValue(), wanted, path, depth + 1, found);
            }
        }
    }

    private static Fix fix(AtoSourceFile source, AtoStatement statement, End end, End other, Member member) {
        int start = statement.tokens().getFirst().start();
        String text = source.text().substring(start, statement.tokens().getLast().end());
        int at = start + (text.startsWith(end.path()) ? 0 : text.lastIndexOf(end.path()));
        return Fix.of(
                        "Connect %s instead".formatted(member.path()),
                        "It has the type `%s`, like `%s`.".formatted(other.type().name(), other.path()),
                        Confidence.POSSIBLE,
                        source,
                        SourceRewriter.replacePieces(source, List.of(new Piece(at, at + end.path().length(), member.path()))))
                .withNeeds("Decide which connection is intended.");
    }

    private static Stream<ExplanationLocation> listDeclarations(AtoSourceFile source, AtoStatement statement, End end) {
        String first = TypeResolver.splitPath(end.path()).getFirst().replaceFirst("\\[.*$", "");
        return source.statements().stream()
                .filter(one -> one.block().equals(statement.block()))
                .filter(one -> switch (one.saying()) {
                    case StatementNode.Makes(var path, _) -> path.equals(first);
                    case StatementNode.Signals(var name) -> name.equals(first);
                    case StatementNode.Imports _, StatementNode.Opens _, StatementNode.Declares _, StatementNode.Assigns _, StatementNode.Asserts _, StatementNode.Connects _, StatementNode.Else _ -> false;
                })
                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, source, one, "%s is of type %s".formatted(end.path(), end.type().name())));
    }
}
