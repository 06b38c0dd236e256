package io.atopile.mcp.parts.value;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.query.DescriptionFacts;
import io.atopile.mcp.parts.query.DescriptionReader;
import io.atopile.mcp.verify.InstantiatedPart;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads the value of a resistor, capacitor or inductor from its part number and its description. */
public final class PartValueReader {

    private static final Map<PartCategory, PartParameter> PARAMETERS = Map.of(
            PartCategory.RESISTOR, PartParameter.RESISTANCE,
            PartCategory.CAPACITOR, PartParameter.CAPACITANCE,
            PartCategory.INDUCTOR, PartParameter.INDUCTANCE);
    private static final Map<String, PartCategory> CATEGORIES =
            Map.of("R", PartCategory.RESISTOR, "C", PartCategory.CAPACITOR, "L", PartCategory.INDUCTOR);

    private PartValueReader() {}

    /** Returns the value; empty if neither is known, or if the two contradict each other. */
    public static Optional<NominalValue> read(InstantiatedPart part) {
        var coded = readNumber(part.number());
        var described = readDescription(part);
        return coded.isPresent() && described.filter(coded.get()::excludes).isPresent() ? Optional.empty() : coded.or(() -> described);
    }

    /** Returns the value that a part number contains; empty if it isn't of a known series. */
    public static Optional<NominalValue> readNumber(String number) {
        return Arrays.stream(PartNumberFamily.values()).flatMap(family -> family.decode(number).stream()).findFirst();
    }

    private static Optional<NominalValue> readDescription(InstantiatedPart part) {
        var known = Optional.ofNullable(CATEGORIES.get(part.prefix()));
        var facts = known.isPresent() ? DescriptionReader.read(known, "", part.description(), "") : DescriptionReader.guess(part.description());
        return Optional.ofNullable(PARAMETERS.get(facts.kind())).flatMap(parameter -> readValue(facts, parameter));
    }

    private static Optional<NominalValue> readValue(DescriptionFacts facts, PartParameter parameter) {
        return Optional.ofNullable(facts.values().get(parameter))
                .filter(value -> value > 0)
                .map(value -> new NominalValue(parameter, value, Optional.ofNullable(facts.values().get(PartParameter.TOLERANCE))));
    }
}
