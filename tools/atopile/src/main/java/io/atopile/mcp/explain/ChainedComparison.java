package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains an assertion with two comparisons, of which atopile supports one. */
final class ChainedComparison {

    private static final Pattern RISING = Pattern.compile("assert\\s+(\\S.*?)\\s*<=?\\s*([A-Za-z_][\\w.\\[\\]]*)\\s*<=?\\s*(\\S.*)");
    private static final Pattern FALLING = Pattern.compile("assert\\s+(\\S.*?)\\s*>=?\\s*([A-Za-z_][\\w.\\[\\]]*)\\s*>=?\\s*(\\S.*)");

    private ChainedComparison() {}

    static Explanation explain(DiagnosticContext subject) {
        String text = "An assertion has one comparison: `assert x within 1V to 5V` limits both sides.";
        return Explanation.of(text, subject.findStatement().flatMap(one -> fix(subject.place().orElseThrow().source(), one)).stream().toList());
    }

    private static Optional<Fix> fix(AtoSourceFile source, AtoStatement statement) {
        String text = statement.readText(source);
        Matcher rising = RISING.matcher(text);
        Matcher falling = FALLING.matcher(text);
        if (rising.matches()) {
            return fix(source, statement, rising.group(1), rising.group(2), rising.group(3));
        }
        return falling.matches() ? fix(source, statement, falling.group(3), falling.group(2), falling.group(1)) : Optional.empty();
    }

    private static Optional<Fix> fix(AtoSourceFile source, AtoStatement statement, String low, String parameter, String high) {
        Optional<Interval> least = Interval.of(low);
        Optional<Interval> most = Interval.of(high);
        boolean range = least.isPresent() && most.isPresent() && least.get().unit().equals(most.get().unit()) && least.get().high() <= most.get().low();
        String indent = " ".repeat(statement.column() - 1);
        String meant = range
                ? "assert %s within %s to %s".formatted(parameter, low, high)
                : "assert %s >= %s\n%sassert %s <= %s".formatted(parameter, low, indent, parameter, high);
        boolean reversed = least.isPresent() && most.isPresent() && !range;
        var piece = new Piece(statement.tokens().getFirst().start(), statement.tokens().getLast().end(), meant);
        return reversed
                ? Optional.empty()
                : Optional.of(Fix.of(
                        range ? "Write it as a range" : "Write two assertions",
                        range ? "A parameter within a range is compared with both ends." : "Each assertion has one comparison.",
                        range ? Confidence.CERTAIN : Confidence.LIKELY,
                        source,
                        SourceRewriter.replacePieces(source, List.of(piece))));
    }
}
