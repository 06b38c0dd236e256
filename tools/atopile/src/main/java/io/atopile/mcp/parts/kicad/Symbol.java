package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.LibraryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A symbol of a library, with what it takes over from the one that it extends.
 *
 * @param properties by name, as the file has them
 * @param places where each pin ends, by its number; pins that end in one place are joined
 * @param isPart whether it stands for something that is bought and mounted, not for a supply or a drawing
 */
public record Symbol(LibraryName name, Map<String, String> properties, List<Pin> pins, Map<String, String> places, boolean isPart) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public Symbol {
        properties = Map.copyOf(properties);
        pins = List.copyOf(pins);
        places = Map.copyOf(places);
    }

    /** A property; empty when it isn't there or says nothing. */
    public Optional<String> property(String property) {
        return Optional.ofNullable(properties.get(property)).map(String::strip).filter(value -> !value.isEmpty() && !value.equals("~"));
    }

    /** Begins the designators of such parts: R, U, J. */
    public String prefix() {
        return property("Reference").orElse("U");
    }

    public Optional<LibraryName> footprint() {
        return property("Footprint").flatMap(LibraryName::of);
    }

    /** What the names of fitting footprints look like, with {@code *} and {@code ?}. */
    public List<String> footprintFilters() {
        return property("ki_fp_filters").map(filters -> BLANKS.splitAsStream(filters).toList()).orElse(List.of());
    }
}
