package io.atopile.mcp.parts.value;

import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.verify.DeclaredValue;
import io.atopile.mcp.verify.DesignDeclarations;
import io.atopile.mcp.verify.InstantiatedPart;
import io.atopile.mcp.verify.PartValueConflict;
import io.atopile.mcp.verify.QuantityText;
import io.atopile.mcp.verify.RangeUnion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds values that a design declares for a component and that contradict its part: those of the part's own parameters, and those of a
 * parameter that is declared in the same module under the component's name, as {@code bottom_resistance} is one of {@code bottom}. The
 * latter has no connection with the part that atopile knows of.
 */
public final class PartConflictFinder {

    private static final List<PartParameter> COMPARED = List.of(PartParameter.RESISTANCE, PartParameter.CAPACITANCE, PartParameter.INDUCTANCE);
    private static final Set<String> OHM = Set.of("Ω", "Ohm", "ohm");

    private PartConflictFinder() {}

    /** Returns the conflicts: those with the files of parts first, then those with parameters that are named after a component. */
    public static List<PartConflict> find(DesignDeclarations design) {
        var named = design.parts().stream().flatMap(part -> COMPARED.stream().flatMap(parameter -> compare(design, part, parameter).stream()));
        return Stream.concat(design.conflicts().stream().map(conflict -> toConflict(design, conflict)), named).toList();
    }

    private static PartConflict toConflict(DesignDeclarations design, PartValueConflict conflict) {
        var declared = conflict.declared();
        var parameter = conflict.own().parameter();
        var component = parameter.substring(0, Math.max(0, parameter.lastIndexOf('.')));
        var number = design.parts().stream().filter(part -> part.path().equals(component)).map(InstantiatedPart::number).findFirst().orElse(component);
        var unit = Stream.of(parameter, declared.parameter()).flatMap(name -> design.find(name).stream()).map(DeclaredValue::unit).filter(symbol -> !symbol.isEmpty()).findFirst().orElse("");
        var text = QuantityText.of(declared.values().hull(), unit);
        var value = QuantityText.of(conflict.own().values().hull(), unit);
        var clause = switch (conflict.reason()) {
            case NOTHING_IN_COMMON -> "is %s".formatted(value);
            case OUTSIDE_THE_DECLARATION -> "is less exact: %s".formatted(value);
        };
        return new PartConflict(
                declared.parameter(), text, declared.place().file(), declared.place().line(), component, number, value,
                "%s is declared %s, but the part of %s, %s, %s (%s).".formatted(declared.parameter(), text, component, number, clause, conflict.own().place()));
    }

    private static Optional<PartConflict> compare(DesignDeclarations design, InstantiatedPart part, PartParameter parameter) {
        return design.find("%s_%s".formatted(part.path(), parameter.key()))
                .filter(declared -> isMeasuredIn(declared, parameter))
                .flatMap(declared -> compare(design, part, parameter, declared));
    }

    private static Optional<PartConflict> compare(DesignDeclarations design, InstantiatedPart part, PartParameter parameter, DeclaredValue declared) {
        var own = design.find("%s.%s".formatted(part.path(), parameter.key())).flatMap(DeclaredValue::findRange).map(RangeUnion::hull);
        if (own.isPresent()) {
            return own.filter(declared::excludes).map(range -> build(part, declared, QuantityText.of(range, parameter.unit().symbol())));
        }
        return PartValueReader.read(part)
                .filter(value -> value.parameter() == parameter && declared.excludes(value.range()))
                .map(value -> build(part, declared, value.describe()));
    }

    private static boolean isMeasuredIn(DeclaredValue declared, PartParameter parameter) {
        var symbol = parameter.unit().symbol();
        return declared.unit().equals(symbol) || (OHM.contains(symbol) && OHM.contains(declared.unit()));
    }

    private static PartConflict build(InstantiatedPart part, DeclaredValue declared, String value) {
        var number = part.number().isEmpty() ? part.path() : part.number();
        return new PartConflict(
                declared.parameter(),
                declared.text(),
                declared.place().file(),
                declared.place().line(),
                part.path(),
                number,
                value,
                "%s is declared %s, but the part of %s, %s, is %s.".formatted(declared.parameter(), declared.text(), part.path(), number, value));
    }
}
