package io.atopile.mcp.parts.live;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.PartKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The kinds of parts that the service can be asked for by their values, and what it calls those. */
enum Endpoint {
    RESISTORS(PartKind.RESISTOR, "R", Map.of(Parameter.RESISTANCE, "resistance", Parameter.POWER, "max_power", Parameter.VOLTAGE, "max_voltage")),
    CAPACITORS(PartKind.CAPACITOR, "C", Map.of(Parameter.CAPACITANCE, "capacitance", Parameter.VOLTAGE, "max_voltage")),
    INDUCTORS(
            PartKind.INDUCTOR,
            "L",
            Map.of(
                    Parameter.INDUCTANCE, "inductance",
                    Parameter.CURRENT, "max_current",
                    Parameter.DC_RESISTANCE, "dc_resistance",
                    Parameter.SATURATION_CURRENT, "saturation_current"));

    private final PartKind kind;
    private final String prefix;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of gives one that can't change
    private final Map<Parameter, String> names;

    Endpoint(PartKind kind, String prefix, Map<Parameter, String> names) {
        this.kind = kind;
        this.prefix = prefix;
        this.names = names;
    }

    static Optional<Endpoint> of(PartKind kind) {
        return Arrays.stream(values()).filter(endpoint -> endpoint.kind == kind).findFirst();
    }

    PartKind kind() {
        return kind;
    }

    /** Stands before the size in its names of housings. */
    String prefix() {
        return prefix;
    }

    Optional<String> name(Parameter parameter) {
        return Optional.ofNullable(names.get(parameter));
    }

    Map<Parameter, String> names() {
        return names;
    }
}
