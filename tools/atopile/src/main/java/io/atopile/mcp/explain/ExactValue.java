package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.List;
import java.util.Optional;

/** Explains a parameter of a part to be picked that has a value without a tolerance, which no real part can have. */
final class ExactValue {

    private static final String USUAL = " +/- 1%";

    private ExactValue() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<String> parameter = subject.listNamedParameters().stream().findFirst();
        List<PlacedStatement> given = parameter.stream()
                .flatMap(path -> subject.listStatements().stream().filter(one -> one.findValue(path).filter(ExactValue::isExact).isPresent()))
                .toList();
        String text = "%s has an exact value; a real part has a tolerance, so atopile picks only by a range."
                .formatted(parameter.map("`%s`"::formatted).orElse("A parameter"));
        if (given.isEmpty()) {
            return Explanation.of(text);
        }
        return Explanation.of(text, List.of(fix(given.getFirst())))
                .withPlace(given.getFirst().toLocation("an exact value"))
                .with(given.stream().map(one -> one.toLocation("an exact value")).toList())
                .withRepeats(listOthers(subject, given));
    }

    private static boolean isExact(String value) {
        return Interval.of(value).filter(range -> range.low() == range.high()).isPresent();
    }

    private static Fix fix(PlacedStatement one) {
        int end = one.statement().tokens().getLast().end();
        String value = one.findGiven().orElseThrow().value();
        return Fix.of(
                        "Write %s%s".formatted(value, USUAL),
                        "With a tolerance it is a range.",
                        Confidence.POSSIBLE,
                        one.source(),
                        SourceRewriter.replacePieces(one.source(), List.of(new Piece(end, end, USUAL))))
                .withNeeds("Decide the tolerance; 1% is only an example.");
    }

    /** Returns the other exact values of parameters with the same name, which atopile would report next. */
    private static List<ExplanationLocation> listOthers(DiagnosticContext subject, List<PlacedStatement> given) {
        String name = findLastName(given.getFirst());
        return subject.listStatements().stream()
                .filter(one -> !given.contains(one))
                .filter(one -> one.findGiven().filter(value -> isExact(value.value())).isPresent() && findLastName(one).equals(name))
                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, one.source(), one.statement(), "also an exact value"))
                .distinct()
                .toList();
    }

    private static String findLastName(PlacedStatement one) {
        return TypeResolver.splitPath(one.findGiven().orElseThrow().path()).getLast();
    }
}
