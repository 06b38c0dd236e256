package io.atopile.mcp.explain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says of an error without an explanation of its own what is known: where it happened, and which lines of the design the message names. */
final class UnrecognizedError {

    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");

    /** Python's errors name the argument of a trait, and then the one that it takes. */
    private static final Pattern NAMED = Pattern.compile("unexpected keyword argument '(\\w+)'");

    private static final Pattern KILLED = Pattern.compile("code -(\\d+)");
    private static final int LONGEST = 300;
    private static final int MOST = 8;

    private UnrecognizedError() {}

    static Explanation explain(DiagnosticContext subject) {
        return switch (ExplainableError.of(subject.diagnostic().code())) {
            case CRASHED -> explainCrash(subject);
            default -> explainMessage(subject);
        };
    }

    private static Explanation explainMessage(DiagnosticContext subject) {
        String message = subject.message().strip();
        if (message.isEmpty()) {
            return explainSilence(subject);
        }
        List<ExplanationLocation> places = listMentions(subject, message);
        String text = "atopile stopped at stage %s. There is no rule for this message: %s%s".formatted(
                subject.diagnostic().stage(),
                message.length() <= LONGEST ? message : message.substring(0, LONGEST) + " …",
                places.isEmpty() ? "" : " It names the lines in places.");
        return withPlaces(subject, text, places);
    }

    /** atopile reports nothing if a number's parameter has a text. */
    private static Explanation explainSilence(DiagnosticContext subject) {
        List<PlacedStatement> texts = subject.listStatements().stream().filter(one -> isTextForNumber(subject, one)).toList();
        if (texts.isEmpty()) {
            return Explanation.of("atopile stopped at stage %s without a message. build_logs has what it logged before that.".formatted(subject.diagnostic().stage()));
        }
        PlacedStatement first = texts.getFirst();
        StatementNode.GivenValue given = first.findGiven().orElseThrow();
        String bare = given.value().replaceAll("^[\"']+|[\"']+$", "");
        Explanation explanation = Explanation.of(
                "`%s` is a number with a unit, but has the text %s. atopile stops on that without a message.".formatted(given.path(), given.value()),
                Interval.of(bare).filter(range -> !range.unit().isEmpty()).map(_ -> removeQuotes(first, bare)).stream().toList());
        return explanation.withPlace(first.toLocation("a text instead of a number"));
    }

    private static boolean isTextForNumber(DiagnosticContext subject, PlacedStatement one) {
        return one.findGiven()
                .filter(given -> given.value().startsWith("\"") || given.value().startsWith("'"))
                .filter(given -> TypeResolver.isNumeric(TypeResolver.splitPath(given.path()).getLast())
                        || subject.types().findUnit(one.block(), given.path()).isPresent())
                .isPresent();
    }

    private static Fix removeQuotes(PlacedStatement one, String bare) {
        var token = one.statement().tokens().getLast();
        return Fix.of(
                "Write %s without quotes".formatted(bare),
                "It is a quantity.",
                Fix.Confidence.LIKELY,
                one.source(),
                SourceRewriter.replacePieces(one.source(), List.of(new SourceRewriter.Piece(token.start(), token.end(), bare))));
    }

    /** Explains the death of atopile's process, for which there is no message. */
    private static Explanation explainCrash(DiagnosticContext subject) {
        Optional<Explanation> circle = CircularReference.explainContainment(subject);
        boolean killed = KILLED.matcher(subject.message()).find();
        if (circle.isPresent()) {
            return circle.get();
        }
        return killed
                ? Explanation.of(("atopile's process ended in the middle of its work (%s), so it says nothing about the cause, and the sources contain none that is "
                                + "known. Take the last change back, or leave modules out until it builds; build_logs has the last step that it logged.")
                        .formatted(subject.message()))
                : explainMessage(subject);
    }

    private static List<ExplanationLocation> listMentions(DiagnosticContext subject, String message) {
        List<String> names = QUOTED.matcher(message).results().map(found -> found.group(1).replaceAll("\\|\\w+", "")).distinct().toList();
        String prefix = subject.root().map(root -> root.name() + ".").orElse("");
        List<String> paths = names.stream()
                .flatMap(name -> name.startsWith(prefix) ? Stream.of(name.substring(prefix.length())) : Stream.of(name))
                .filter(name -> name.matches("[A-Za-z_][\\w.\\[\\]]*"))
                .toList();
        return Stream.concat(
                        listArguments(subject, message),
                        subject.listStatements().stream()
                                .filter(one -> paths.stream().anyMatch(one::isMentioning))
                                .map(one -> one.toLocation("mentions what the message names")))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Returns the statements with an argument that is not one. */
    private static Stream<ExplanationLocation> listArguments(DiagnosticContext subject, String message) {
        List<String> arguments = NAMED.matcher(message).results().map(found -> found.group(1)).distinct().toList();
        return subject.design().stream().flatMap(source -> source.statements().stream()
                .filter(one -> one.tokens().stream().anyMatch(token -> arguments.contains(token.text())))
                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.DIAGNOSTIC, source, one, "has this argument")));
    }

    private static Explanation withPlaces(DiagnosticContext subject, String text, List<ExplanationLocation> places) {
        Explanation explanation = Explanation.of(text).with(places);
        return places.isEmpty() || subject.place().isPresent() ? explanation : explanation.withPlace(places.getFirst());
    }
}
