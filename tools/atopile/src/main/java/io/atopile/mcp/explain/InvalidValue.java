package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains a text that is none of the values that atopile knows, such as a package; atopile reports no location. */
final class InvalidValue {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,-]+");
    private static final Pattern SIZE = Pattern.compile("[RCLI]?(\\d{4,5})");
    private static final int LISTED = 12;

    private InvalidValue() {}

    static Explanation explain(DiagnosticContext subject) {
        String invalid = subject.findInMessage(MessagePattern.INVALID_VALUE).orElse("");
        List<String> valid = subject.findInMessage(MessagePattern.VALID_VALUES)
                .map(list -> SEPARATOR.splitAsStream(list).filter(name -> !name.isBlank()).toList())
                .orElse(List.of());
        List<PlacedStatement> uses = subject.listStatements().stream().filter(one -> isUse(one, invalid)).toList();
        String written = uses.stream().findFirst().map(InvalidValue::readText).orElse(invalid);
        String text = "`%s` is not a valid value here.%s".formatted(
                written,
                valid.isEmpty() ? "" : " Valid are %s%s.".formatted(String.join(", ", valid.stream().limit(LISTED).toList()), valid.size() > LISTED ? " and others" : ""));
        if (uses.isEmpty()) {
            return Explanation.of(text);
        }
        String prefix = written.matches("[RCL]\\d+") ? written.substring(0, 1) : "";
        List<Fix> fixes = SimilarName.to(invalid, valid).stream().map(near -> fix(uses.getFirst(), near.name().replaceFirst("^I(?=\\d)", prefix))).toList();
        return Explanation.of(text, fixes)
                .withPlace(uses.getFirst().toLocation("not a valid value"))
                .withRepeats(uses.stream()
                        .skip(1)
                        .map(one -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, one.source(), one.statement(), "the same value"))
                        .toList());
    }

    private static String readText(PlacedStatement one) {
        return one.findGiven().map(given -> given.value().replaceAll("^[\"']+|[\"']+$", "")).orElse("");
    }

    /** atopile reports a package without the letter of its part. */
    private static boolean isUse(PlacedStatement one, String invalid) {
        String text = readText(one);
        Optional<String> size = Optional.of(SIZE.matcher(text)).filter(found -> found.matches()).map(found -> "I" + found.group(1));
        return !invalid.isEmpty() && one.findGiven().filter(given -> given.value().startsWith("\"") || given.value().startsWith("'")).isPresent()
                && (text.equals(invalid) || size.equals(Optional.of(invalid)));
    }

    private static Fix fix(PlacedStatement one, String meant) {
        var token = one.statement().tokens().getLast();
        return Fix.of(
                        "Write %s".formatted(meant),
                        "It is one of the most similar valid values.",
                        Confidence.POSSIBLE,
                        one.source(),
                        SourceRewriter.replacePieces(one.source(), List.of(new Piece(token.start(), token.end(), "\"" + meant + "\""))))
                .withNeeds("Decide which value is meant.");
    }
}
