package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import io.atopile.mcp.tool.CountFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains a unit that atopile doesn't know: a quantity's name instead of a unit, a typo, or wrong capitalisation. */
final class BadUnit {

    private static final Pattern QUANTITY = Pattern.compile("(?<![\\w.])[0-9][0-9_]*(?:\\.[0-9_]+)?\\s?(?!to\\b|within\\b|is\\b)([\\p{L}°][\\p{L}0-9°]*)");

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
        Optional<Units.Measure> wanted = statement.flatMap(one -> findWanted(place.source(), one));
        var fixes = new ArrayList<Fix>();
        literal.ifPresent(found -> fixes.add(fix(place, found, Fix.Confidence.CERTAIN, "Its values are in " + found + ".")));
        Optional<String> only = UnitSpelling.findOnly(unit, wanted);
        if (wanted.isPresent()) {
            UnitSpelling.suggest(unit, wanted).stream().limit(only.isPresent() ? 1 : 2).forEach(name -> fixes.add(fix(
                    place,
                    name,
                    only.isPresent() && fixes.isEmpty() ? Fix.Confidence.CERTAIN : fixes.isEmpty() ? Fix.Confidence.LIKELY : Fix.Confidence.POSSIBLE,
                    "It matches the unit of the parameter.")));
        }
        List<String> same = UnitSpelling.suggest(unit, Optional.empty());
        List<String> others = Stream.concat(same.stream(), near())
                .distinct()
                .filter(name -> UnitSpelling.fits(name, wanted) && fixes.stream().noneMatch(fix -> fix.title().equals(title(place, name))))
                .limit(4)
                .toList();
        for (String name : others) {
            boolean sure = fixes.isEmpty() && name.equals(others.getFirst()) && same.contains(name);
            fixes.add(fix(place, name, sure ? Fix.Confidence.LIKELY : Fix.Confidence.POSSIBLE, describeReason(name)));
        }
        return Explanation.of(describeProblem(statement), extendToOthers(place, fixes, literal.or(() -> only))).withRepeats(listRepeats(place));
    }

    /** Extends a certain fix to the other unknown units of the file that have only one meaning. */
    private List<Fix> extendToOthers(DiagnosticContext.Spot place, List<Fix> fixes, Optional<String> certain) {
        List<Piece> others = listOtherUnits(place.source());
        if (certain.isEmpty() || others.isEmpty()) {
            return fixes;
        }
        Fix first = fixes.getFirst();
        var pieces = Stream.concat(buildReplacements(place.source(), certain.get()).stream(), others.stream()).toList();
        var all = Fix.of(
                "%s, and %s".formatted(first.title(), CountFormat.format(others.size(), "more unit")),
                first.why() + " The others have only one meaning too.",
                Fix.Confidence.CERTAIN,
                place.source(),
                SourceRewriter.replacePieces(place.source(), pieces));
        return Stream.concat(Stream.of(all), fixes.stream().skip(1)).toList();
    }

    /** Replaces the units of a source that atopile doesn't know and that have a single meaning for their parameter. */
    static List<Piece> listCertain(TypeResolver types, AtoSourceFile source) {
        return listUnits(types, source, "");
    }

    /** Replaces quantities in declarations by their units. */
    static List<Piece> listDeclared(AtoSourceFile source) {
        return source.statements().stream().flatMap(one -> repairDeclaration(source, one).stream()).toList();
    }

    /** Returns the units that atopile doesn't know, by their line. */
    static Map<Integer, String> listUnknown(AtoSourceFile source) {
        var unknown = new TreeMap<Integer, String>();
        for (AtoStatement statement : source.statements()) {
            if (statement.saying() instanceof StatementNode.Declares(_, var written, _) && Units.measure(written).isEmpty()) {
                unknown.putIfAbsent(statement.line(), written);
            }
            boolean valued = new PlacedStatement("", new TypeResolver.Named(statement.block(), source), statement).findGiven().isPresent();
            QUANTITY.matcher(valued ? statement.readText(source).replaceAll("\"[^\"]*\"|'[^']*'", "") : "").results()
                    .map(found -> found.group(1))
                    .filter(name -> Units.measure(name).isEmpty())
                    .forEach(name -> unknown.putIfAbsent(statement.line(), name));
        }
        return unknown;
    }

    /** A declaration in the name of a quantity, unless its values are in another unit. */
    private static Optional<Piece> repairDeclaration(AtoSourceFile source, AtoStatement statement) {
        if (!(statement.saying() instanceof StatementNode.Declares(_, var written, _)) || Units.measure(written).isPresent()) {
            return Optional.empty();
        }
        Optional<String> symbol = Units.findSymbol(written);
        boolean fits = symbol.isPresent() && findValueUnit(source, statement).map(base -> Units.isCommensurable(base, symbol.get())).orElse(true);
        return statement.tokens().stream()
                .filter(token -> fits && token.isWord(written))
                .skip(statement.tokens().getFirst().isWord(written) ? 1 : 0)
                .findFirst()
                .map(token -> new Piece(token.start(), token.end(), symbol.orElseThrow()));
    }

    private List<Piece> listOtherUnits(AtoSourceFile source) {
        return listUnits(subject.types(), source, unit);
    }

    private static List<Piece> listUnits(TypeResolver types, AtoSourceFile source, String excluded) {
        var pieces = new ArrayList<Piece>();
        for (AtoStatement statement : source.statements()) {
            Optional<Units.Measure> wanted = findWanted(types, source, statement);
            int start = statement.tokens().getFirst().start();
            boolean valued = new PlacedStatement("", new TypeResolver.Named(statement.block(), source), statement).findGiven().isPresent();
            QUANTITY.matcher(valued ? statement.readText(source) : "").results()
                    .filter(found -> !found.group(1).equals(excluded) && Units.measure(found.group(1)).isEmpty())
                    .forEach(found -> UnitSpelling.findOnly(found.group(1), wanted)
                            .ifPresent(name -> pieces.add(new Piece(start + found.start(1), start + found.end(1), name))));
        }
        return pieces;
    }

    private Optional<Units.Measure> findWanted(AtoSourceFile source, AtoStatement statement) {
        return findWanted(subject.types(), source, statement);
    }

    private static Optional<Units.Measure> findWanted(TypeResolver types, AtoSourceFile source, AtoStatement statement) {
        return statement.saying()
                .givenValue()
                .flatMap(given -> types.findUnit(new TypeResolver.Named(statement.block(), source), given.path()))
                .flatMap(Units::measure);
    }

    private String describeProblem(Optional<AtoStatement> statement) {
        boolean quantity = Units.findSymbol(unit).isPresent() && Character.isLowerCase(unit.charAt(0));
        String declared = statement.map(AtoStatement::saying)
                .filter(StatementNode.Declares.class::isInstance)
                .map(saying -> "The parameter `%s` is declared with `%s`, which is ".formatted(((StatementNode.Declares) saying).name(), unit))
                .orElse("`%s` is ".formatted(unit));
        return declared + (quantity ? "the name of a quantity or a unit, not a unit symbol." : "not a unit that atopile knows.");
    }

    /** Suggests similar symbols; they may mean a different quantity, but never the same one in another size. */
    private Stream<String> near() {
        Stream<String> suggested = subject.findInMessage(MessagePattern.SUGGESTED_UNITS).stream().flatMap(list -> Stream.of(list.split(",\\s*", -1)));
        return Stream.concat(suggested, Units.suggestSimilar(unit).stream().map(SimilarName::name))
                .filter(name -> !name.equals(unit) && UnitSpelling.isKnown(name) && !UnitSpelling.normalize(unit).endsWith(name) && !unit.matches(Pattern.quote(name) + "[0-9]+"));
    }

    private String describeReason(String name) {
        return name.equalsIgnoreCase(unit)
                ? "Units are case-sensitive, and `%s` is a unit.".formatted(name)
                : "`%s` is the most similar unit.".formatted(name);
    }

    private Fix fix(DiagnosticContext.Spot place, String name, Fix.Confidence confidence, String why) {
        var pieces = buildReplacements(place.source(), name);
        return Fix.of(
                title(place, name), why, confidence, place.source(), SourceRewriter.replacePieces(place.source(), pieces));
    }

    /** A unit that stands for the decimal point is quoted with its number. */
    private String title(DiagnosticContext.Spot place, String name) {
        if (!name.startsWith(".")) {
            return "Write %s instead of %s".formatted(name, unit);
        }
        Matcher value = Pattern.compile("([0-9]+)\\s?" + Pattern.quote(unit)).matcher(place.text());
        String number = value.find() ? value.group(1) : "1";
        return "Write %s%s instead of %s%s".formatted(number, name, number, unit);
    }

    /** Replaces every use of the unit; other statements get what their own values or parameters are in. */
    private List<Piece> buildReplacements(AtoSourceFile source, String name) {
        var pieces = new ArrayList<Piece>();
        for (AtoStatement statement : source.statements()) {
            boolean here = subject.place().filter(place -> place.line() == statement.line()).isPresent();
            String meant = findValueUnit(source, statement)
                    .or(() -> here ? Optional.empty() : UnitSpelling.findOnly(unit, findWanted(source, statement)))
                    .orElse(name);
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
