package io.atopile.mcp.compare;

import java.util.Optional;

/**
 * A BOM line: a part and its quantity per board.
 *
 * @param key identifies the part: the manufacturer's part number, otherwise the supplier's, otherwise value and package
 */
public record BomLine(String key, Optional<String> manufacturer, Optional<String> mpn, Optional<String> value, int quantity) {

    BomLine merge(BomLine other) {
        return new BomLine(key, manufacturer, mpn, value, quantity + other.quantity);
    }
}
