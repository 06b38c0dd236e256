package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.Fix.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains constraints that atopile's solver can't handle: several equations that define one parameter, circular ones, and others. */
final class UnsolvableConstraints {

    private UnsolvableConstraints() {}

    static Explanation explain(DiagnosticContext subject) {
        List<String> named = subject.listNamedParameters();
        List<PlacedStatement> all = subject.listStatements();
        boolean circular = subject.dialect().logs().matches(MessagePattern.CIRCULAR_CONSTRAINTS, subject.message());
        List<PlacedStatement> mentions = all.stream().filter(one -> one.findGiven().isPresent() || one.text().startsWith("assert"))
                .filter(one -> named.stream().anyMatch(one::isMentioning))
                .toList();
        Optional<Map.Entry<String, List<PlacedStatement>>> twice = circular ? Optional.empty() : findSeveralDefinitions(all, named, mentions);
        return twice.map(found -> explainDefinitions(found.getKey(), found.getValue(), named, mentions))
                .orElseGet(() -> withPlaces(describe(named, circular), List.of(), mentions.stream().map(one -> one.toLocation(note(one, named))).toList()));
    }

    /** Returns a parameter with more than one equation: one that the message names, or else one whose equations involve those that it names. */
    private static Optional<Map.Entry<String, List<PlacedStatement>>> findSeveralDefinitions(
            List<PlacedStatement> all, List<String> named, List<PlacedStatement> mentions) {
        var equations = new LinkedHashMap<String, List<PlacedStatement>>();
        all.stream().filter(UnsolvableConstraints::isEquation).forEach(one -> equations
                .computeIfAbsent(one.prefix() + one.findGiven().orElseThrow().path(), _ -> new ArrayList<>())
                .add(one));
        List<Map.Entry<String, List<PlacedStatement>>> several = equations.entrySet().stream().filter(entry -> entry.getValue().size() > 1).toList();
        return several.stream()
                .filter(entry -> named.contains(entry.getKey()))
                .findFirst()
                .or(() -> several.stream().filter(entry -> entry.getValue().stream().anyMatch(mentions::contains)).findFirst());
    }

    private static boolean isEquation(PlacedStatement one) {
        return switch (one.statement().saying()) {
            case StatementNode.Asserts(_, var operator, var value) -> operator.equals("is") && Interval.of(value).isEmpty();
            case StatementNode.Assigns(_, var value) -> Interval.of(value).isEmpty() && !value.startsWith("\"") && !value.startsWith("'");
            case StatementNode.Declares _, StatementNode.Imports _, StatementNode.Opens _, StatementNode.Makes _, StatementNode.Connects _, StatementNode.Signals _, StatementNode.Else _ ->
                false;
        };
    }

    private static Explanation explainDefinitions(String parameter, List<PlacedStatement> definitions, List<String> named, List<PlacedStatement> mentions) {
        String others = join(named.stream().filter(name -> !name.equals(parameter)));
        String text = "`%s` has %d defining equations, %s; atopile's solver takes one for each parameter%s. The parts are not the cause."
                .formatted(
                        parameter,
                        definitions.size(),
                        definitions.stream().map(one -> "%s:%d".formatted(one.source().path(), one.statement().line())).collect(Collectors.joining(" and ")),
                        others.isEmpty() ? "" : " and so can't determine " + others);
        List<Fix> fixes = definitions.reversed().stream().map(one -> remove(parameter, one)).toList();
        List<ExplanationLocation> places = Stream.concat(
                        definitions.stream().map(one -> one.toLocation("defines " + parameter)),
                        mentions.stream().filter(one -> !definitions.contains(one)).map(one -> one.toLocation(note(one, named))))
                .toList();
        return withPlaces(text, fixes, places);
    }

    private static Fix remove(String parameter, PlacedStatement one) {
        return Fix.of(
                        "Remove the equation in line %d".formatted(one.statement().line()),
                        "This leaves fewer equations for %s.".formatted(parameter),
                        Confidence.POSSIBLE,
                        one.source(),
                        SourceRewriter.without(one.source(), one.statement()::equals))
                .withNeeds("Decide which equation defines it; one that follows from the others can go.");
    }

    private static String describe(List<String> named, boolean circular) {
        String names = named.isEmpty() ? "some parameters" : join(named.stream());
        return circular
                ? "The equations of %s are circular: each is defined by the other, so atopile's solver has nothing to start from. Give one of them a range of values instead of an equation."
                        .formatted(names)
                : ("atopile's solver can't decide the constraints on %s. The parts are not the cause. Write each assertion on the formula itself, such as "
                                + "`assert v_in * r.resistance / r_sum within 1V to 2V`, instead of on a parameter that an equation defines; design_verify decides it without a build.")
                        .formatted(names);
    }

    private static String note(PlacedStatement one, List<String> named) {
        return "constrains " + named.stream().filter(one::isMentioning).collect(Collectors.joining(", "));
    }

    private static String join(Stream<String> names) {
        return names.map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    private static Explanation withPlaces(String text, List<Fix> fixes, List<ExplanationLocation> places) {
        List<ExplanationLocation> distinct = places.stream().distinct().toList();
        Explanation explanation = Explanation.of(text, fixes).with(distinct);
        return distinct.isEmpty() ? explanation : explanation.withPlace(distinct.getFirst());
    }
}
