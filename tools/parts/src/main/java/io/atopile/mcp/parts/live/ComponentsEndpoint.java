package io.atopile.mcp.parts.live;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The categories that can be queried by value at the service, with the service's parameter names. */
enum ComponentsEndpoint {
    RESISTORS(PartCategory.RESISTOR, "R", Map.of(PartParameter.RESISTANCE, "resistance", PartParameter.POWER, "max_power", PartParameter.VOLTAGE, "max_voltage")),
    CAPACITORS(PartCategory.CAPACITOR, "C", Map.of(PartParameter.CAPACITANCE, "capacitance", PartParameter.VOLTAGE, "max_voltage")),
    INDUCTORS(
            PartCategory.INDUCTOR,
            "L",
            Map.of(
                    PartParameter.INDUCTANCE, "inductance",
                    PartParameter.CURRENT, "max_current",
                    PartParameter.DC_RESISTANCE, "dc_resistance",
                    PartParameter.SATURATION_CURRENT, "saturation_current"));

    private final PartCategory kind;
    private final String prefix;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
    private final Map<PartParameter, String> names;

    ComponentsEndpoint(PartCategory kind, String prefix, Map<PartParameter, String> names) {
        this.kind = kind;
        this.prefix = prefix;
        this.names = names;
    }

    static Optional<ComponentsEndpoint> of(PartCategory kind) {
        return Arrays.stream(values()).filter(endpoint -> endpoint.kind == kind).findFirst();
    }

    PartCategory kind() {
        return kind;
    }

    /** The prefix before the size in its package names. */
    String prefix() {
        return prefix;
    }

    Optional<String> name(PartParameter parameter) {
        return Optional.ofNullable(names.get(parameter));
    }

    Map<PartParameter, String> names() {
        return names;
    }
}
