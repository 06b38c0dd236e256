package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.tool.Doc;
import java.util.List;

/** A known numeric parameter of a part. */
record PartParameterValue(
        String parameter,
        @Doc("In the unprefixed SI unit: ohm, farad, volt; a tolerance of 1 % is 0.01.") double value,
        @Doc("Formatted with its usual prefix and unit.") String shown) {

    static PartParameterValue of(PartParameter parameter, double value) {
        return new PartParameterValue(parameter.key(), value, parameter.unit().show(value));
    }

    /** Returns all known parameters of a part, in the order in which such parts are chosen. */
    static List<PartParameterValue> of(Part part) {
        return part.kind().parameters().stream()
                .filter(part.values()::containsKey)
                .map(parameter -> of(parameter, part.findValue(parameter).orElseThrow()))
                .toList();
    }
}
