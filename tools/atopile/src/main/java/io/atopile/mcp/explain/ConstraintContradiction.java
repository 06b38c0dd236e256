package io.atopile.mcp.explain;

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
        List<ExplanationLocation> places = parameter.map(path -> collectConstraints(subject).getOrDefault(path, List.of())).orElse(List.of()).stream()
                .map(ParameterConstraint::place)
                .toList();
        return Explanation.of(parameter
                        .map(path -> "The constraints on `%s`, taken together, allow no value.".formatted(path))
                        .orElse("The constraints on a parameter, taken together, allow no value."))
                .with(places);
    }
}
