package io.atopile.mcp.parts.value;

import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.verify.DeclaredValue;
import io.atopile.mcp.verify.DesignDeclarations;
import io.atopile.mcp.verify.InstantiatedPart;
import io.atopile.mcp.verify.QuantityText;
import io.atopile.mcp.verify.RangeUnion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds values that a design declares for a component and that contradict its part. A parameter is one of a component if it is declared in
 * the same module under the component's name, as {@code bottom_resistance} is one of {@code bottom}. Such a parameter has no connection with
 * the part that atopile knows of.
 */
public final class PartConflictFinder {

    private static final List<PartParameter> COMPARED = List.of(PartParameter.RESISTANCE, PartParameter.CAPACITANCE, PartParameter.INDUCTANCE);
    private static final Set<String> OHM = Set.of("Ω", "Ohm", "ohm");

    private PartConflictFinder() {}

    /** Returns the conflicts, in the order of the parts. */
    public static List<PartConflict> find(DesignDeclarations design) {
        return design.parts().stream().flatMap(part -> COMPARED.stream().flatMap(parameter -> compare(design, part, parameter).stream())).toList();
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
