package io.atopile.mcp.explain;

import static java.util.stream.Collectors.joining;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.Fix.Confidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the statements that leave no value for a parameter, because atopile reports only the parameter and no location. */
final class ConstraintContradiction {

    private record Clash(ParameterConstraint one, ParameterConstraint other) {}

    private ConstraintContradiction() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<String> parameter = subject.findInMessage(MessagePattern.CONTRADICTORY_PARAMETER);
        Optional<Clash> clash = listClashes(subject)
                .filter(found -> parameter.map(found.one().parameter()::equals).orElse(true))
                .findFirst()
                .or(() -> listClashes(subject).findFirst());
        return clash.map(ConstraintContradiction::of).orElseGet(() -> withoutClash(subject, parameter));
    }

    /** Explains the first obvious contradiction in a design; without locations if there is none. */
    static Explanation explainFirst(DiagnosticContext subject) {
        return listClashes(subject).findFirst().map(ConstraintContradiction::of).orElseGet(() -> Explanation.of(""));
    }

    private static Stream<Clash> listClashes(DiagnosticContext subject) {
        Map<String, List<ParameterConstraint>> all = collectConstraints(subject);
        return all.values().stream().flatMap(on -> IntStream.range(0, on.size())
                .boxed()
                .flatMap(i -> on.subList(i + 1, on.size()).stream()
                        .filter(other -> other.range().isDisjointFrom(on.get(i).range()))
                        .map(other -> new Clash(on.get(i), other))));
    }

    private static Map<String, List<ParameterConstraint>> collectConstraints(DiagnosticContext subject) {
        return subject.root().map(root -> ParameterConstraint.collectBelow(subject.types(), root)).orElse(Map.of());
    }

    private static Explanation of(Clash clash) {
        String text = "`%s` can't be %s and %s at once: the two ranges have no value in common."
                .formatted(clash.one().parameter(), clash.one().value(), clash.other().value());
        return Explanation.of(text, List.of(keep(clash.one(), clash.other()), keep(clash.other(), clash.one())))
                .withPlace(clash.other().place())
                .with(List.of(clash.one().place(), clash.other().place()));
    }

    private static Fix keep(ParameterConstraint kept, ParameterConstraint gone) {
        return Fix.of(
                        "Keep %s and remove line %d".formatted(kept.value(), gone.statement().line()),
                        "This leaves a single range for %s.".formatted(kept.parameter()),
                        Confidence.POSSIBLE,
                        gone.source(),
                        SourceRewriter.without(gone.source(), gone.statement()::equals))
                .withNeeds("Decide which is intended: %s or %s.".formatted(kept.value(), gone.value()));
    }

    private static Explanation withoutClash(DiagnosticContext subject, Optional<String> parameter) {
        List<String> named = Stream.concat(parameter.stream(), subject.listNamedParameters().stream()).distinct().toList();
        List<PlacedStatement> mentions = subject.listStatements().stream()
                .filter(one -> one.findGiven().isPresent() || one.text().startsWith("assert"))
                .filter(one -> named.stream().anyMatch(one::isMentioning))
                .toList();
        Optional<PlacedStatement> joint = mentions.stream()
                .filter(one -> one.text().startsWith("assert") && named.size() > 1 && named.stream().allMatch(one::isMentioning))
                .findFirst();
        String names = named.isEmpty() ? "a parameter" : named.stream().map("`%s`"::formatted).collect(joining(", "));
        String text = joint.map(one -> "`%s` can't hold together with the values of %s.".formatted(one.text(), names))
                .orElseGet(() -> "The constraints on %s, taken together, allow no value.".formatted(names));
        Explanation explanation = Explanation.of(text).with(mentions.stream().map(one -> one.toLocation("constrains it")).distinct().toList());
        return joint.or(() -> mentions.stream().reduce((_, last) -> last))
                .map(one -> explanation.withPlace(one.toLocation("constrains it")))
                .orElse(explanation);
    }
}
