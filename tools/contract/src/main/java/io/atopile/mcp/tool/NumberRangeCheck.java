package io.atopile.mcp.tool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds numbers that a schema allows but no record can represent, such as {@code 1e308} for an integer. */
final class NumberRangeCheck {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final double WHOLE_IN_A_LONG = 0x1p63;

    private final List<JsonSchemaValidator.Fault> faults = new ArrayList<>();

    private NumberRangeCheck() {}

    /** Returns the out-of-range numbers of a value with their locations. */
    static List<JsonSchemaValidator.Fault> findFaults(JsonNode schema, JsonNode value) {
        var range = new NumberRangeCheck();
        range.look(schema, value, "");
        return range.faults;
    }

    private void look(JsonNode schema, JsonNode value, String pointer) {
        if (value.isNumber()) {
            var type = schema.path("type").asString("");
            if ((type.equals("integer") && !isWholeInALong(value)) || (type.equals("number") && !Double.isFinite(value.asDouble()))) {
                faults.add(new JsonSchemaValidator.Fault(pointer, "is out of range"));
            }
        } else if (value.isObject()) {
            value.properties().forEach(field ->
                    look(schema.path("properties").path(field.getKey()), field.getValue(), pointer + "/" + field.getKey()));
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                look(schema.path("items"), value.get(i), pointer + "/" + i);
            }
        }
    }

    private static boolean isWholeInALong(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            var number = value.asDouble();
            return Math.abs(number) < WHOLE_IN_A_LONG && number == Math.rint(number);
        }
        var whole = value.bigIntegerValue();
        return whole.compareTo(LEAST) >= 0 && whole.compareTo(MOST) <= 0;
    }
}
