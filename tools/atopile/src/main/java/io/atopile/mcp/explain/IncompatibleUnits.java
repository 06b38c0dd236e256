package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds parameters with values in a different unit or in none, because atopile reports at most the parameter. */
final class IncompatibleUnits {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?(?![\\w.%]|\\s*(?!to\\b)[%\\p{L}])");
    private static final Pattern FRACTION = Pattern.compile("([0-9]+)\\s*/\\s*([0-9]+)\\s*([\\p{L}°]+)(\\s.*)?");
    private static final String PATH = "[A-Za-z_][\\w.\\[\\]]*";

    /**
     * A value that doesn't fit its parameter.
     *
     * @param wanted the parameter's unit
     * @param given the value's unit; empty if it has none
     */
    private record Clash(AtoSourceFile source, AtoStatement statement, StatementNode.GivenValue value, Units.Measure wanted, String given) {

        String describe() {
            return given.isEmpty() ? "a value without a unit" : "a value in " + given;
        }
    }

    private IncompatibleUnits() {}

    static Explanation explain(DiagnosticContext subject) {
        List<String> named = subject.listNamedParameters();
        List<Clash> found = subject.design().stream().flatMap(source -> listClashes(subject, source).stream()).toList();
        List<Clash> clashes = Stream.concat(found.stream().filter(clash -> isNamed(clash, named)), found.stream()).distinct().toList();
        if (clashes.isEmpty()) {
            return withoutClash(subject, named);
        }
        Clash first = clashes.getFirst();
        String text = "`%s` is in %s but has %s: `%s`.".formatted(first.value().path(), first.wanted().base(), first.describe(), first.value().value())
                + (FRACTION.matcher(first.value().value()).matches() ? " A unit belongs to the number before it, so this is 1 divided by a quantity." : "");
        return Explanation.of(text, suggestFixes(subject, first, clashes))
                .withPlace(ExplanationLocation.of(ExplanationLocation.Role.ASSIGNMENT, first.source(), first.statement(), first.describe()))
                .with(findDeclaration(first)
                        .map(declared -> ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, first.source(), declared, "declared in " + first.wanted().base()))
                        .stream()
                        .toList())
                .withRepeats(clashes.stream()
                        .skip(1)
                        .map(clash -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, clash.source(), clash.statement(), clash.describe()))
                        .toList());
    }

    private static boolean isNamed(Clash clash, List<String> named) {
        return named.stream().anyMatch(path -> path.equals(clash.value().path()) || path.endsWith("." + clash.value().path()));
    }

    private static Explanation withoutClash(DiagnosticContext subject, List<String> named) {
        List<ExplanationLocation> places = subject.listStatements().stream()
                .filter(one -> named.stream().anyMatch(one::isMentioning) && !(one.statement().saying() instanceof StatementNode.Makes))
                .map(one -> one.toLocation("mentions " + String.join(", ", named)))
                .distinct()
                .toList();
        return Explanation.of("Values with different units are compared, added or assigned to each other; atopile %s."
                        .formatted(named.isEmpty() ? "doesn't report where" : "names " + String.join(", ", named)))
                .with(places);
    }

    private static Optional<AtoStatement> findDeclaration(Clash clash) {
        return clash.source().listStatements(clash.statement().block(), StatementNode.Declares.class)
                .filter(one -> ((StatementNode.Declares) one.saying()).name().equals(clash.value().path()))
                .findFirst();
    }

    private static List<Fix> suggestFixes(DiagnosticContext subject, Clash first, List<Clash> all) {
        var fixes = new ArrayList<Fix>();
        List<Clash> same = all.stream().filter(clash -> clash.source().equals(first.source()) && suggestValue(clash).isPresent()).toList();
        if (!same.isEmpty() && same.contains(first)) {
            fixes.add(rewriteAll(first, same));
        }
        if (!first.given().isEmpty() && !first.value().value().matches(PATH) && !FRACTION.matcher(first.value().value()).matches()) {
            findDeclaration(first).ifPresent(declared -> fixes.add(changeDeclaration(subject, first, declared)));
        }
        return fixes;
    }

    /** Writes every value that differs from its parameter's unit in only one way in that unit. */
    private static Fix rewriteAll(Clash first, List<Clash> same) {
        String value = suggestValue(first).orElseThrow();
        boolean fraction = same.stream().allMatch(clash -> FRACTION.matcher(clash.value().value()).matches());
        String more = same.size() > 1 ? ", and %d more like it".formatted(same.size() - 1) : "";
        return Fix.of(
                "Write %s instead of %s%s".formatted(value, first.value().value(), more),
                fraction ? "It is the same fraction, in the unit of the parameter." : "The parameter is in %s.".formatted(first.wanted().base()),
                fraction ? Confidence.CERTAIN : Confidence.LIKELY,
                first.source(),
                SourceRewriter.replacePieces(first.source(), same.stream().map(clash -> createPiece(clash, suggestValue(clash).orElseThrow())).toList()));
    }

    private static Piece createPiece(Clash clash, String value) {
        int start = clash.statement().tokens().getFirst().start();
        int at = start + clash.statement().readText(clash.source()).lastIndexOf(clash.value().value());
        return new Piece(at, at + clash.value().value().length(), value);
    }

    private static Optional<String> suggestValue(Clash clash) {
        String value = clash.value().value();
        Matcher fraction = FRACTION.matcher(value);
        if (fraction.matches() && Units.measure(fraction.group(3)).filter(unit -> unit.base().equals(clash.wanted().base())).isPresent()) {
            double quotient = Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2));
            String rest = fraction.group(4) == null ? "" : fraction.group(4);
            return Optional.of(String.format(Locale.ROOT, "%s%s%s", new java.math.BigDecimal(quotient).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString(), fraction.group(3), rest));
        }
        if (clash.given().isEmpty()) {
            return Optional.of(NUMBER.matcher(value).replaceAll("$0" + clash.wanted().base()));
        }
        return Interval.findUnit(value)
                .filter(unit -> unit.length() == 1 && Units.measure(unit + clash.wanted().base()).isPresent())
                .map(unit -> value.replaceAll("(?<=[0-9])" + Pattern.quote(unit) + "(?![\\p{L}0-9])", unit + clash.wanted().base()));
    }

    private static Fix changeDeclaration(DiagnosticContext subject, Clash clash, AtoStatement declared) {
        String unit = ((StatementNode.Declares) declared.saying()).unit();
        int start = declared.tokens().get(2).start();
        boolean used = subject.design().size() > 1;
        return Fix.of(
                        "Declare it in " + clash.given(),
                        "Its value has this unit.",
                        Confidence.POSSIBLE,
                        clash.source(),
                        SourceRewriter.replacePieces(clash.source(), List.of(new Piece(start, start + unit.length(), clash.given()))))
                .withNeeds("Decide whether the declaration or the value is wrong%s.".formatted(used ? "; other files may give it a value too" : ""));
    }

    private static List<Clash> listClashes(DiagnosticContext subject, AtoSourceFile source) {
        var clashes = new ArrayList<Clash>();
        for (AtoStatement statement : source.statements()) {
            var placed = new PlacedStatement("", new TypeResolver.Named(statement.block(), source), statement);
            placed.findGiven().ifPresent(value -> subject.types()
                    .findUnit(placed.block(), value.path())
                    .flatMap(Units::measure)
                    .ifPresent(wanted -> findUnit(subject, placed, value.value())
                            .filter(given -> !Units.isCommensurable(given, wanted.base()))
                            .ifPresent(given -> clashes.add(new Clash(source, statement, value, wanted, given)))));
        }
        return clashes;
    }

    /** Returns the base unit of a value, an empty string for a plain number; nothing if it can't be told. */
    private static Optional<String> findUnit(DiagnosticContext subject, PlacedStatement placed, String value) {
        Matcher fraction = FRACTION.matcher(value);
        if (fraction.matches()) {
            return Optional.of("1/" + Units.measure(fraction.group(3)).map(Units.Measure::base).orElse(fraction.group(3)));
        }
        if (value.matches(PATH)) {
            return subject.types().findUnit(placed.block(), value).flatMap(Units::measure).map(Units.Measure::base);
        }
        return Interval.of(value).map(Interval::unit).or(() -> Interval.findUnit(value).filter(_ -> !value.contains("*") && !value.contains("/"))
                .flatMap(Units::measure).map(Units.Measure::base));
    }
}
