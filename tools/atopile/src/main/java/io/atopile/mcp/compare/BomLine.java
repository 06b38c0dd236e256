package io.atopile.mcp.compare;

import java.util.Optional;

/**
 * A kind of part, and how many of it a board needs.
 *
 * @param key what it is known by: the manufacturer's number, else the supplier's, else value and footprint
 */
public record BomLine(String key, Optional<String> manufacturer, Optional<String> mpn, Optional<String> value, int quantity) {

    BomLine merge(BomLine other) {
        return new BomLine(key, manufacturer, mpn, value, quantity + other.quantity);
    }
}
