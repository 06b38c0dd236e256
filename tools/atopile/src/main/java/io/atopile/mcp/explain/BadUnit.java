package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains a unit that atopile doesn't know: a quantity's name instead of a unit, a typo, or wrong capitalisation. */
final class BadUnit {

    private static final Pattern DIGITS_INSIDE = Pattern.compile("([A-Za-zΩµ])([0-9]+)");

    private final DiagnosticContext subject;
    private final String unit;

    private BadUnit(DiagnosticContext subject, String unit) {
        this.subject = subject;
        this.unit = unit;
    }

    static Explanation explain(DiagnosticContext subject) {
        return subject.findInMessage(MessagePattern.UNKNOWN_UNIT)
                .map(unit -> new BadUnit(subject, unit).explanation())
                .orElseGet(() -> Explanation.of("A unit is not known to atopile."));
    }

    private Explanation explanation() {
        if (subject.place().isEmpty()) {
            return Explanation.of("`%s` is not a unit that atopile knows.".formatted(unit));
        }
        DiagnosticContext.Spot place = subject.place().get();
        Optional<AtoStatement> statement = place.source().findStatement(place.line());
        Optional<String> literal = statement.flatMap(one -> findValueUnit(place.source(), one));
        Optional<Units.Measure> wanted = statement.flatMap(one -> one.saying().givenValue().flatMap(given -> subject.types()
                        .findUnit(new TypeResolver.Named(one.block(), place.source()), given.path())))
                .flatMap(Units::measure);
        var fixes = new ArrayList<Fix>();
        literal.ifPresent(found -> fixes.add(fix(place, found, Fix.Confidence.CERTAIN, "Its values are in " + found + ".")));
        wanted.stream()
                .flatMap(measure -> suggestEquivalents(measure.base()).filter(name -> fits(name, measure)))
                .limit(2)
                .forEach(name -> fixes.add(fix(
                        place, name, fixes.isEmpty() ? Fix.Confidence.CERTAIN : Fix.Confidence.POSSIBLE, "It matches the unit of the parameter.")));
        List<String> others = Stream.concat(suggestEquivalents(""), near())
                .distinct()
                .filter(name -> fixes.stream().noneMatch(fix -> fix.title().equals(title(name))))
                .limit(4)
                .toList();
        for (String name : others) {
            boolean sure = fixes.isEmpty() && name.equals(others.getFirst()) && suggestEquivalents("").anyMatch(name::equals);
            fixes.add(fix(place, name, sure ? Fix.Confidence.LIKELY : Fix.Confidence.POSSIBLE, describeReason(name)));
        }
        return Explanation.of(describeProblem(statement), fixes).withRepeats(listRepeats(place));
    }

    private static boolean fits(String name, Units.Measure wanted) {
        return Units.measure(name.replaceFirst("^\\.[0-9]+", "")).filter(known -> known.base().equals(wanted.base())).isPresent();
    }

    private String describeProblem(Optional<AtoStatement> statement) {
        boolean quantity = Units.findSymbol(unit).isPresent() && Character.isLowerCase(unit.charAt(0));
        String declared = statement.map(AtoStatement::saying)
                .filter(StatementNode.Declares.class::isInstance)
                .map(saying -> "The parameter `%s` is declared with `%s`, which is ".formatted(((StatementNode.Declares) saying).name(), unit))
                .orElse("`%s` is ".formatted(unit));
        return declared + (quantity ? "the name of a quantity or a unit, not a unit symbol." : "not a unit that atopile knows.");
    }

    /** Suggests symbols with the same meaning in another form; {@code base} is the expected unit, or an empty string. */
    private Stream<String> suggestEquivalents(String base) {
        var names = new LinkedHashSet<String>();
        Matcher inside = DIGITS_INSIDE.matcher(unit);
        if (inside.matches()) {
            String prefix = inside.group(1).equals("R") ? "" : inside.group(1).equals("K") ? "k" : inside.group(1);
            names.add("." + inside.group(2) + (Units.measure(prefix).isPresent() ? prefix : prefix + base));
        }
        names.add((unit.equals("K") ? "k" : unit) + base);
        Units.findSymbol(unit).ifPresent(names::add);
        names.addAll(Units.listVariants(unit));
        return names.stream().filter(this::isKnown);
    }

    /** Suggests similar symbols; they may mean a different quantity. */
    private Stream<String> near() {
        Stream<String> suggested = subject.findInMessage(MessagePattern.SUGGESTED_UNITS).stream().flatMap(list -> Stream.of(list.split(",\\s*", -1)));
        return Stream.concat(suggested, Units.suggestSimilar(unit).stream().map(SimilarName::name)).filter(this::isKnown);
    }

    private boolean isKnown(String name) {
        return !name.equals(unit) && Units.measure(name.replaceFirst("^\\.[0-9]+", "")).isPresent();
    }

    private String describeReason(String name) {
        return name.equalsIgnoreCase(unit)
                ? "Units are case-sensitive, and `%s` is a unit.".formatted(name)
                : "`%s` is the most similar unit.".formatted(name);
    }

    private Fix fix(DiagnosticContext.Spot place, String name, Fix.Confidence confidence, String why) {
        var pieces = buildReplacements(place.source(), name);
        return Fix.of(
                title(name), why, confidence, place.source(), SourceRewriter.replacePieces(place.source(), pieces));
    }

    private String title(String name) {
        return name.startsWith(".")
                ? "Write the decimal point: n%s instead of n%s".formatted(name, unit)
                : "Write %s instead of %s".formatted(name, unit);
    }

    /** Replaces every use of the unit; other declarations get the unit of their own values. */
    private List<Piece> buildReplacements(AtoSourceFile source, String name) {
        var pieces = new ArrayList<Piece>();
        for (AtoStatement statement : source.statements()) {
            String meant = findValueUnit(source, statement).orElse(name);
            matches(source, statement).forEach(start -> pieces.add(new Piece(start, start + unit.length(), meant)));
        }
        return pieces;
    }

    private List<Integer> matches(AtoSourceFile source, AtoStatement statement) {
        int start = statement.tokens().getFirst().start();
        String text = source.text().substring(start, statement.tokens().getLast().end());
        Matcher uses = Pattern.compile("(?:(?<=[0-9])\\s?|:\\s*)(?<unit>" + Pattern.quote(unit) + ")(?![\\p{L}0-9_.])").matcher(text);
        return uses.results().map(use -> start + use.start(1)).toList();
    }

    private List<ExplanationLocation> listRepeats(DiagnosticContext.Spot place) {
        return place.source().statements().stream()
                .filter(one -> one.line() != place.line() && !matches(place.source(), one).isEmpty())
                .map(one -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, place.source(), one, "also uses " + unit))
                .toList();
    }

    /** Returns the unit of the values that are assigned to or asserted about a declared parameter. */
    private static Optional<String> findValueUnit(AtoSourceFile source, AtoStatement statement) {
        if (!(statement.saying() instanceof StatementNode.Declares(var name, _, var value))) {
            return Optional.empty();
        }
        Stream<String> values = source.statements().stream()
                .filter(one -> one.block().equals(statement.block()))
                .flatMap(one -> one.saying().givenValue().stream())
                .filter(given -> given.path().equals(name))
                .map(StatementNode.GivenValue::value);
        return Stream.concat(value.stream(), values)
                .flatMap(text -> Interval.findUnit(text).stream())
                .flatMap(symbol -> Units.measure(symbol).stream())
                .map(Units.Measure::base)
                .findFirst();
    }
}
