package io.atopile.mcp.compare;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of a component.
 *
 * @param reference on the board, such as R1; ignored in comparisons, because atopile may renumber
 * @param mpn the manufacturer's part number, otherwise the supplier's
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

    /** Returns a text that identifies the part. */
    String words() {
        return String.join("|", Stream.of(manufacturer, mpn, value, footprint).map(text -> text.orElse("")).toList());
    }
}
