package io.atopile.mcp.verify;

import java.util.List;
import java.util.Optional;

/**
 * The least or greatest value of an expression over a box, as far as a search got.
 *
 * @param bound no value in the box lies beyond it
 * @param attained the value that the expression has at {@code point}, rounded towards the inside of the range
 * @param point where {@code attained} was found; empty if the expression is defined nowhere that was tried
 * @param undefinedAt a point of the box at which the expression certainly has no value
 * @param total whether the expression is known to be defined everywhere in the box
 * @param boxes how many boxes were examined
 */
record ExtremeValue(
        double bound, double attained, Optional<List<Double>> point, Optional<List<Double>> undefinedAt, boolean total, int boxes) {}
