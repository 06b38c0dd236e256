package io.atopile.mcp.explain;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Explains a path in which a name is not a member of the preceding object. */
final class UnknownField {

    private static final int LISTED = 12;
    private static final Pattern INDEX = Pattern.compile("^(\\w+)\\[(\\d{1,6})\\]");
    private static final Pattern COUNT = Pattern.compile("new\\s+\\w+\\[(\\d{1,6})\\]");

    /** The point at which a path can't be resolved any further: the type there, and the index of the unresolved name. */
    private record Stop(TypeResolver.Named type, List<String> names, int at) {

        String name() {
            return names.get(at);
        }

        String before() {
            return String.join(".", names.subList(0, at));
        }
    }

    private UnknownField() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<String> path = subject.findInMessage(MessagePattern.UNKNOWN_FIELD);
        if (path.isEmpty() || subject.place().isEmpty()) {
            return Explanation.of("A path refers to something that doesn't exist: " + subject.message());
        }
        AtoSourceFile source = subject.place().get().source();
        Optional<AtoStatement> statement = source.findStatement(subject.place().get().line());
        return statement.flatMap(one -> stop(subject, source, one, path.get()).map(stop -> explain(subject, source, one, stop)))
                .orElseGet(() -> Explanation.of(statement.flatMap(one -> describeIndex(source, one, path.get()))
                        .orElse("`%s` refers to something that doesn't exist.".formatted(path.get()))));
    }

    /** Says how many elements an array has if the path leaves it. */
    private static Optional<String> describeIndex(AtoSourceFile source, AtoStatement statement, String path) {
        Matcher index = INDEX.matcher(path);
        return index.find()
                ? source.listStatements(statement.block(), StatementNode.Makes.class)
                        .filter(one -> ((StatementNode.Makes) one.saying()).path().equals(index.group(1)))
                        .flatMap(one -> COUNT.matcher(one.readText(source)).results())
                        .map(count -> Integer.parseInt(count.group(1)))
                        .filter(count -> Integer.parseInt(index.group(2)) >= count)
                        .map(count -> "`%s` has %d elements, `%s[0]` to `%s[%d]`; there is no `%s`."
                                .formatted(index.group(1), count, index.group(1), index.group(1), count - 1, path))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Stop> stop(DiagnosticContext subject, AtoSourceFile source, AtoStatement statement, String path) {
        List<String> names = TypeResolver.splitPath(path);
        var type = new TypeResolver.Named(statement.block(), source);
        for (int i = 0; i < names.size(); i++) {
            Optional<TypeResolver.Named> next = subject.types().findMember(type, names.get(i));
            if (next.isEmpty()) {
                return Optional.of(new Stop(type, names, i));
            }
            type = next.get();
        }
        return Optional.empty();
    }

    private static Explanation explain(DiagnosticContext subject, AtoSourceFile source, AtoStatement statement, Stop stop) {
        Collection<String> members = subject.types().listMembers(stop.type()).keySet();
        String owner = stop.at() == 0
                ? "`%s`".formatted(statement.block())
                : "`%s`, of type `%s`,".formatted(stop.before(), stop.type().name());
        String listed = members.isEmpty()
                ? ""
                : " It has %s.".formatted(String.join(", ", members.stream().limit(LISTED).map("`%s`"::formatted).toList()));
        var fixes = new ArrayList<Fix>();
        OldNameFix.of(subject, source, statement.line()).ifPresent(fixes::add);
        if (fixes.isEmpty()) {
            correctAll(subject, source, stop).ifPresent(fixes::add);
        }
        List<SimilarName> nearest = SimilarName.to(stop.name(), members);
        IntStream.range(0, nearest.size())
                .mapToObj(i -> fix(source, statement, stop, nearest.get(i).name(), SimilarName.computeConfidence(nearest, i), "It is the member with the most similar name."))
                .filter(fix -> fixes.stream().noneMatch(other -> other.lines().equals(fix.lines())))
                .toList()
                .forEach(fixes::add);
        return Explanation.of("%s has no member `%s`.%s".formatted(owner, stop.name(), listed), fixes)
                .with(listDeclarations(source, statement, stop))
                .withRepeats(listRepeats(source, statement, stop));
    }

    /** Corrects at once all names that the build reports in the file, if each has a single closest member. */
    private static Optional<Fix> correctAll(DiagnosticContext subject, AtoSourceFile source, Stop first) {
        var pieces = new LinkedHashMap<Integer, Piece>();
        var corrected = new LinkedHashMap<String, String>();
        boolean certain = true;
        for (Diagnostic diagnostic : subject.all()) {
            Optional<AtoStatement> statement = subject.sources().locate(diagnostic).filter(spot -> spot.source().path().equals(source.path()))
                    .flatMap(spot -> source.findStatement(spot.line()));
            Optional<Stop> stop = subject.dialect().logs().findGroup(MessagePattern.UNKNOWN_FIELD, diagnostic.message())
                    .flatMap(path -> statement.flatMap(one -> stop(subject, source, one, path)));
            Optional<SimilarName> member = stop.flatMap(one -> findOnly(subject, one));
            if (member.isPresent()) {
                corrected.put(stop.get().name(), member.get().name());
                certain &= member.get().distance() <= 1;
                listPieces(source, statement.orElseThrow(), stop.get(), member.get().name()).forEach(piece -> pieces.putIfAbsent(piece.start(), piece));
            }
        }
        String title = corrected.entrySet().stream().map(entry -> "%s instead of %s".formatted(entry.getValue(), entry.getKey())).collect(Collectors.joining(", ", "Write ", ""));
        return corrected.size() > 1 && corrected.containsKey(first.name())
                ? Optional.of(Fix.of(title, "Each is the member with the most similar name.", certain ? Confidence.CERTAIN : Confidence.LIKELY, source, SourceRewriter.replacePieces(source, List.copyOf(pieces.values()))))
                : Optional.empty();
    }

    private static Optional<SimilarName> findOnly(DiagnosticContext subject, Stop stop) {
        List<SimilarName> nearest = SimilarName.to(stop.name(), subject.types().listMembers(stop.type()).keySet());
        return nearest.isEmpty() || SimilarName.computeConfidence(nearest, 0) == Confidence.POSSIBLE ? Optional.empty() : Optional.of(nearest.getFirst());
    }

    private static Fix fix(AtoSourceFile source, AtoStatement statement, Stop stop, String member, Confidence confidence, String why) {
        return Fix.of(
                "Write %s instead of %s".formatted(member, stop.name()),
                why,
                confidence,
                source,
                SourceRewriter.replacePieces(source, listPieces(source, statement, stop, member)));
    }

    private static List<Piece> listPieces(AtoSourceFile source, AtoStatement statement, Stop stop, String member) {
        return source.statements().stream()
                .filter(one -> one.block().equals(statement.block()))
                .flatMap(one -> uses(source, one, stop).stream())
                .map(start -> new Piece(start, start + stop.name().length(), member))
                .toList();
    }

    /** Returns the positions of the name after the same path in a statement. */
    private static List<Integer> uses(AtoSourceFile source, AtoStatement statement, Stop stop) {
        int start = statement.tokens().getFirst().start();
        String text = source.text().substring(start, statement.tokens().getLast().end());
        String before = stop.at() == 0 ? "" : Pattern.quote(stop.before() + ".");
        Matcher uses = Pattern.compile("(?<![\\w.])" + before + "(?<name>" + Pattern.quote(stop.name()) + ")(?![\\w(])").matcher(text);
        return uses.results().map(use -> start + use.start(1)).toList();
    }

    private static List<ExplanationLocation> listDeclarations(AtoSourceFile source, AtoStatement statement, Stop stop) {
        return stop.at() == 0
                ? List.of()
                : source.listStatements(statement.block(), StatementNode.Makes.class)
                        .filter(one -> one.saying() instanceof StatementNode.Makes(var path, _) && path.equals(stop.names().getFirst()))
                        .map(one -> ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, source, one, "declares " + stop.names().getFirst()))
                        .toList();
    }

    private static List<ExplanationLocation> listRepeats(AtoSourceFile source, AtoStatement statement, Stop stop) {
        return source.statements().stream()
                .filter(one -> one.block().equals(statement.block()) && one.line() != statement.line())
                .filter(one -> !uses(source, one, stop).isEmpty())
                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, source, one, "also uses " + stop.name()))
                .toList();
    }
}
