package io.atopile.mcp.parts.live;

import io.atopile.mcp.parts.ComparisonRule;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.query.ParameterBounds;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.tool.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The categories that can be queried by value at the service, with the service's parameter names and its form of a query. */
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

    /** The service matches the complete range that a part's tolerance spans, so the requested value needs a margin. */
    private static final double USUAL_TOLERANCE = 0.2;

    private static final Pattern CHIP = Pattern.compile("[0-9]{4,5}");

    private final PartCategory kind;

    /** Before the size in the service's package names. */
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

    Map<PartParameter, String> names() {
        return names;
    }

    /** Converts a query to the service's format. It requests slightly wider ranges than needed; the response is filtered again. */
    ObjectNode createRequest(PartQuery query) {
        var body = Json.object();
        var asked = body.putArray("queries").addObject();
        asked.put("endpoint", name().toLowerCase(Locale.ROOT)).put("qty", Math.clamp(query.quantity(), 1, Integer.MAX_VALUE));
        var sizes = query.packages().stream().filter(name -> CHIP.matcher(name).matches()).map(name -> prefix + name).toList();
        if (sizes.isEmpty() || sizes.size() != query.packages().size()) {
            asked.putNull("package");
        } else {
            asked.set("package", LiteralCodec.convertNames("BackendPackage", sizes));
        }
        names.forEach((parameter, name) -> query.conditions().stream()
                .filter(condition -> condition.parameter() == parameter)
                .findFirst()
                .ifPresentOrElse(condition -> asked.set(name, LiteralCodec.encodeRange(expandBounds(condition, query), parameter.unit())), () -> asked.putNull(name)));
        if (this == CAPACITORS) {
            query.variant().ifPresentOrElse(
                    variant -> asked.set("temperature_coefficient", LiteralCodec.convertNames("TemperatureCoefficient", List.of(variant))),
                    () -> asked.putNull("temperature_coefficient"));
        }
        return body;
    }

    private static ParameterBounds expandBounds(ParameterCondition condition, PartQuery query) {
        var bounds = condition.bounds();
        if (condition.parameter().sense() != ComparisonRule.EXACT) {
            return bounds;
        }
        var tolerance = query.conditions().stream()
                .filter(other -> other.parameter() == PartParameter.TOLERANCE && Double.isFinite(other.bounds().most()))
                .mapToDouble(other -> other.bounds().most())
                .findFirst()
                .orElse(USUAL_TOLERANCE);
        return new ParameterBounds(bounds.least() * (1 - tolerance), bounds.most() * (1 + tolerance));
    }
}
