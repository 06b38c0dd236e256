package io.atopile.mcp.parts.live;

import io.atopile.mcp.parts.ComparisonRule;
import io.atopile.mcp.parts.PhysicalUnit;
import io.atopile.mcp.parts.query.ParameterBounds;
import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The service's format of values: ranges in SI units, and sets of names. */
final class LiteralCodec {

    private LiteralCodec() {}

    /** A range of a quantity. */
    record Span(double least, double most) {

        double middle() {
            return (least + most) / 2;
        }

        /** Half its width relative to its middle, that is, the tolerance. */
        double spread() {
            return (most - least) / 2 / Math.abs(middle());
        }

        private boolean isBounded() {
            return Double.isFinite(least) && Double.isFinite(most);
        }
    }

    static ObjectNode encodeRange(ParameterBounds bounds, PhysicalUnit unit) {
        var interval = Json.object().put("type", "Numeric_Interval");
        var ends = interval.putObject("data");
        end(ends, "min", bounds.least());
        end(ends, "max", bounds.most());
        var quantity = Json.object().put("type", "Quantity_Interval_Disjoint");
        var data = quantity.putObject("data");
        var intervals = data.putObject("intervals").put("type", "Numeric_Interval_Disjoint");
        intervals.putObject("data").putArray("intervals").add(interval);
        data.put("unit", name(unit));
        return quantity;
    }

    private static void end(ObjectNode ends, String name, double value) {
        if (Double.isFinite(value)) {
            ends.put(name, value);
        } else {
            ends.putNull(name);
        }
    }

    static ObjectNode convertNames(String type, List<String> wanted) {
        var set = Json.object().put("type", "EnumSet");
        var data = set.putObject("data");
        var elements = data.putArray("elements");
        var values = data.putObject("enum").put("name", type).putObject("values");
        wanted.forEach(name -> {
            elements.addObject().put("name", name);
            values.put(name, name);
        });
        return set;
    }

    /** Decodes a range; empty if the literal isn't one or the range is unbounded. */
    static Optional<Span> decodeSpan(JsonNode literal) {
        var ends = new ArrayList<Span>();
        literal.path("data").path("intervals").path("data").path("intervals").forEach(interval -> {
            var data = interval.path("data");
            ends.add(new Span(
                    data.path("min").isNumber() ? data.path("min").asDouble() : Double.NEGATIVE_INFINITY,
                    data.path("max").isNumber() ? data.path("max").asDouble() : Double.POSITIVE_INFINITY));
        });
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(new Span(
                                ends.stream().mapToDouble(Span::least).min().orElseThrow(),
                                ends.stream().mapToDouble(Span::most).max().orElseThrow()))
                        .filter(Span::isBounded);
    }

    /** Returns the value that represents a range: its middle for exact parameters, otherwise the upper end, which the part is rated for. */
    static double chooseValue(Span span, ComparisonRule sense) {
        return switch (sense) {
            case EXACT -> span.middle();
            case AT_LEAST, AT_MOST -> span.most();
        };
    }

    /** Returns the names in a set. */
    static List<String> convertNames(JsonNode literal) {
        var names = new ArrayList<String>();
        literal.path("data").path("elements").forEach(element -> {
            var name = element.path("name").asString("");
            if (!name.isEmpty()) {
                names.add(name);
            }
        });
        return names;
    }

    private static String name(PhysicalUnit unit) {
        return switch (unit) {
            case OHM -> "ohm";
            case FARAD -> "farad";
            case HENRY -> "henry";
            case VOLT -> "volt";
            case AMPERE -> "ampere";
            case WATT -> "watt";
            case HERTZ -> "hertz";
            case SECOND -> "second";
            case METRE -> "meter";
            case COULOMB -> "coulomb";
            case RATIO, PER_KELVIN, COUNT -> "dimensionless";
        };
    }
}
