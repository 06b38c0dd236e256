package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.ArrayList;
import java.util.List;

/** Finds parameters with values in a different unit, because atopile reports no location. */
final class IncompatibleUnits {

    private record Clash(AtoSourceFile source, AtoStatement declared, AtoStatement used, String unit, String meant) {}

    private IncompatibleUnits() {}

    static Explanation explain(DiagnosticContext subject) {
        List<Clash> clashes = subject.design().stream().flatMap(source -> listClashes(source).stream()).toList();
        if (clashes.isEmpty()) {
            return Explanation.of("Values with different units are compared, added or assigned to each other; atopile doesn't report where.");
        }
        Clash first = clashes.getFirst();
        String text = "`%s` is declared in %s but has a value in %s, a different unit."
                .formatted(((StatementNode.Declares) first.declared().saying()).name(), first.unit(), first.meant());
        return Explanation.of(text, List.of(fix(first)))
                .withPlace(ExplanationLocation.of(ExplanationLocation.Role.ASSIGNMENT, first.source(), first.used(), "a value in " + first.meant()))
                .with(List.of(ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, first.source(), first.declared(), "declared in " + first.unit())))
                .withRepeats(clashes.stream()
                        .skip(1)
                        .map(clash -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, clash.source(), clash.used(), "a value in " + clash.meant()))
                        .toList());
    }

    private static Fix fix(Clash clash) {
        int start = clash.declared().tokens().get(2).start();
        return Fix.of(
                        "Declare it in " + clash.meant(),
                        "Its value has this unit.",
                        Confidence.POSSIBLE,
                        clash.source(),
                        SourceRewriter.replacePieces(clash.source(), List.of(new Piece(start, start + clash.unit().length(), clash.meant()))))
                .withNeeds("Decide whether the declaration or the value is wrong.");
    }

    private static List<Clash> listClashes(AtoSourceFile source) {
        var clashes = new ArrayList<Clash>();
        for (AtoStatement declared : source.statements()) {
            if (declared.saying() instanceof StatementNode.Declares(var name, var unit, _)) {
                source.statements().stream()
                        .filter(one -> one.block().equals(declared.block()))
                        .forEach(one -> one.saying().givenValue()
                                .filter(given -> given.path().equals(name))
                                .flatMap(given -> Interval.findUnit(given.value()))
                                .flatMap(Units::measure)
                                .filter(given -> Units.measure(unit).filter(known -> !known.base().equals(given.base())).isPresent())
                                .ifPresent(given -> clashes.add(new Clash(source, declared, one, unit, given.base()))));
            }
        }
        return clashes;
    }
}
