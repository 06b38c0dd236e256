package io.atopile.mcp.parts.live;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.Sense;
import io.atopile.mcp.parts.query.Bounds;
import io.atopile.mcp.parts.query.Condition;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Puts a query into the form of the service. It asks for a little more than is wanted; what comes is looked through again. */
final class ComponentsQuestion {

    /** A part is found by the whole range that its tolerance spans, so that the wanted value needs room around it. */
    private static final double USUAL_TOLERANCE = 0.2;

    private static final Pattern CHIP = Pattern.compile("[0-9]{4,5}");

    private ComponentsQuestion() {}

    static ObjectNode of(Endpoint endpoint, PartQuery query) {
        var body = Json.object();
        var asked = body.putArray("queries").addObject();
        asked.put("endpoint", endpoint.name().toLowerCase(Locale.ROOT)).put("qty", Math.clamp(query.quantity(), 1, Integer.MAX_VALUE));
        var sizes = query.packages().stream().filter(name -> CHIP.matcher(name).matches()).map(name -> endpoint.prefix() + name).toList();
        if (sizes.isEmpty() || sizes.size() != query.packages().size()) {
            asked.putNull("package");
        } else {
            asked.set("package", Literals.names("BackendPackage", sizes));
        }
        endpoint.names().forEach((parameter, name) -> query.conditions().stream()
                .filter(condition -> condition.parameter() == parameter)
                .findFirst()
                .ifPresentOrElse(condition -> asked.set(name, Literals.range(roomy(condition, query), parameter.unit())), () -> asked.putNull(name)));
        if (endpoint == Endpoint.CAPACITORS) {
            query.variant().ifPresentOrElse(
                    variant -> asked.set("temperature_coefficient", Literals.names("TemperatureCoefficient", List.of(variant))),
                    () -> asked.putNull("temperature_coefficient"));
        }
        return body;
    }

    private static Bounds roomy(Condition condition, PartQuery query) {
        var bounds = condition.bounds();
        if (condition.parameter().sense() != Sense.EXACT) {
            return bounds;
        }
        var tolerance = query.conditions().stream()
                .filter(other -> other.parameter() == Parameter.TOLERANCE && Double.isFinite(other.bounds().most()))
                .mapToDouble(other -> other.bounds().most())
                .findFirst()
                .orElse(USUAL_TOLERANCE);
        return new Bounds(bounds.least() * (1 - tolerance), bounds.most() * (1 + tolerance));
    }
}
