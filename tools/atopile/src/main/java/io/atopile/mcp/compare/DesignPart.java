package io.atopile.mcp.compare;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part that a component of a design is.
 *
 * @param reference on the board, such as R1; atopile may number anew, so it doesn't count in comparisons
 * @param mpn the manufacturer's number, else the supplier's
 */
public record DesignPart(
        Optional<String> reference,
        Optional<String> manufacturer,
        Optional<String> mpn,
        Optional<String> value,
        Optional<String> footprint) {

    boolean isSameAs(DesignPart other) {
        return words().equals(other.words());
    }

    /** What makes it this part and no other. */
    String words() {
        return String.join("|", Stream.of(manufacturer, mpn, value, footprint).map(text -> text.orElse("")).toList());
    }
}
