package io.atopile.mcp.verify;

import java.util.List;

/**
 * A point at which an assertion is false.
 *
 * @param inputs the value of each input, in SI base units
 * @param value the value of the assertion's left side at the point, not a number if it isn't defined there
 * @param limit what the value should reach or not exceed; not a number where there is no single limit
 * @param problem why the value isn't defined, such as "division by zero"; empty if it is defined
 */
public record WorstCorner(List<InputValue> inputs, double value, double limit, String problem) {

    /** The value of one input. */
    public record InputValue(String parameter, double value) {}

    public WorstCorner {
        inputs = List.copyOf(inputs);
    }
}
