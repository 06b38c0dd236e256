package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.Spelling.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the parameters that are held against values of another unit, because atopile names no place. */
final class IncompatibleUnits {

    private record Clash(Source source, Statement declared, Statement used, String unit, String meant) {}

    private IncompatibleUnits() {}

    static Explanation explain(Case subject) {
        List<Clash> clashes = subject.design().stream().flatMap(source -> clashes(source).stream()).toList();
        if (clashes.isEmpty()) {
            return Explanation.of("Two values of different units are compared, added or assigned to one another; atopile doesn't say where.");
        }
        Clash first = clashes.getFirst();
        String text = "`%s` is declared in %s and given a value in %s, which is another unit."
                .formatted(((Saying.Declares) first.declared().saying()).name(), first.unit(), first.meant());
        return Explanation.of(text, List.of(fix(first)))
                .at(Place.of(Place.Role.ASSIGNMENT, first.source(), first.used(), "a value in " + first.meant()))
                .with(List.of(Place.of(Place.Role.DECLARATION, first.source(), first.declared(), "declared in " + first.unit())))
                .repeatedAt(clashes.stream()
                        .skip(1)
                        .map(clash -> Place.of(Place.Role.SAME_MISTAKE, clash.source(), clash.used(), "a value in " + clash.meant()))
                        .toList());
    }

    private static Fix fix(Clash clash) {
        int start = clash.declared().tokens().get(2).start();
        return Fix.of(
                        "Declare it in " + clash.meant(),
                        "Its value is in that unit.",
                        Confidence.POSSIBLE,
                        clash.source(),
                        Spelling.replaced(clash.source(), List.of(new Piece(start, start + clash.unit().length(), clash.meant()))))
                .needing("Decide whether the declaration or the value is wrong.");
    }

    private static List<Clash> clashes(Source source) {
        var clashes = new ArrayList<Clash>();
        for (Statement declared : source.statements()) {
            if (declared.saying() instanceof Saying.Declares(var name, var unit, _)) {
                source.statements().stream()
                        .filter(one -> one.block().equals(declared.block()))
                        .forEach(one -> value(one, name).flatMap(Interval::unitIn).flatMap(Units::measure).ifPresent(given -> {
                            if (Units.measure(unit).filter(known -> !known.base().equals(given.base())).isPresent()) {
                                clashes.add(new Clash(source, declared, one, unit, given.base()));
                            }
                        }));
            }
        }
        return clashes;
    }

    private static Optional<String> value(Statement statement, String name) {
        return switch (statement.saying()) {
            case Saying.Assigns(var path, var value) when path.equals(name) -> Optional.of(value);
            case Saying.Asserts(var path, _, var value) when path.equals(name) -> Optional.of(value);
            case Saying.Asserts _, Saying.Assigns _, Saying.Imports _, Saying.Opens _, Saying.Makes _, Saying.Declares _, Saying.Connects _,
                    Saying.Signals _, Saying.Else _ -> Optional.empty();
        };
    }
}
