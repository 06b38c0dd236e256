package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a range whose first end is greater than its second, for which atopile reports only two numbers. */
final class ReversedRange {

    private static final Pattern RANGE = Pattern.compile("(\\S.*?)\\s+to\\s+(\\S.*)");

    private ReversedRange() {}

    static Explanation explain(DiagnosticContext subject) {
        List<PlacedStatement> reversed = subject.listStatements().stream().filter(one -> findSwapped(one).isPresent()).toList();
        if (reversed.isEmpty()) {
            Explanation units = IncompatibleUnits.explain(subject);
            return units.place().isPresent() ? units : Explanation.of("A range has a first end that is greater than its second. " + subject.message());
        }
        PlacedStatement first = reversed.getFirst();
        StatementNode.GivenValue given = first.findGiven().orElseThrow();
        return Explanation.of(
                        "The range `%s` of `%s` is reversed: its lower end comes first.".formatted(given.value(), given.path()), List.of(fix(first)))
                .withPlace(first.toLocation("a reversed range"))
                .withRepeats(reversed.stream()
                        .skip(1)
                        .map(one -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, one.source(), one.statement(), "also reversed"))
                        .toList());
    }

    private static Optional<String> findSwapped(PlacedStatement one) {
        Matcher range = RANGE.matcher(one.findGiven().map(StatementNode.GivenValue::value).orElse(""));
        if (!range.matches()) {
            return Optional.empty();
        }
        Optional<Interval> low = Interval.of(range.group(1));
        Optional<Interval> high = Interval.of(range.group(2));
        boolean same = low.isPresent() && high.isPresent() && low.get().unit().equals(high.get().unit());
        return same && low.get().low() > high.get().low() ? Optional.of("%s to %s".formatted(range.group(2), range.group(1))) : Optional.empty();
    }

    private static Fix fix(PlacedStatement one) {
        String value = one.findGiven().orElseThrow().value();
        int end = one.statement().tokens().getLast().end();
        return Fix.of(
                "Write %s".formatted(findSwapped(one).orElseThrow()),
                "The lower end comes first.",
                Confidence.CERTAIN,
                one.source(),
                SourceRewriter.replacePieces(one.source(), List.of(new Piece(end - value.length(), end, findSwapped(one).orElseThrow()))));
    }
}
