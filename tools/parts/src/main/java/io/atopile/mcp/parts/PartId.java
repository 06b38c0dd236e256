package io.atopile.mcp.parts;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies a part within a source, such as {@code kicad:Regulator_Linear:AMS1117-3.3}, {@code imported:jlc:C25804} or
 * {@code generic:resistor/10k/0603}.
 *
 * @param key identifies the part within its source
 */
public record PartId(PartSource source, String key) {

    private static final int LONGEST = 300;
    private static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}\\s]+( [^\\p{Cntrl}\\s]+)*");

    /** Parses an id as written by {@link #toString()}; empty if it isn't one. */
    public static Optional<PartId> of(String text) {
        var colon = text.indexOf(':');
        if (colon < 0 || text.length() > LONGEST || !KEY.matcher(text.substring(colon + 1)).matches()) {
            return Optional.empty();
        }
        var name = text.substring(0, colon);
        return Arrays.stream(PartSource.values())
                .filter(source -> source.key().equals(name))
                .findFirst()
                .map(source -> new PartId(source, text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return source.key() + ":" + key;
    }
}
