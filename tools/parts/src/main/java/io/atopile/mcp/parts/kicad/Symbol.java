package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.tool.LazyValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A symbol of a library, including what it inherits from the one it extends. Its pins are parsed on demand. */
public final class Symbol {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * A pin and its position.
     *
     * @param place the unit and the coordinates in it
     */
    record Drawn(Pin pin, String place) {}

    private final KicadLibraryId name;
    private final Map<String, String> properties;
    private final boolean isPart;
    private final LazyValue<List<Drawn>> drawn;

    Symbol(KicadLibraryId name, Map<String, String> properties, boolean isPart, Supplier<List<Drawn>> drawing) {
        this.name = name;
        this.properties = Map.copyOf(properties);
        this.isPart = isPart;
        this.drawn = LazyValue.of(drawing);
    }

    public KicadLibraryId name() {
        return name;
    }

    /** Whether it represents a physical component, not a power symbol or a graphic. */
    public boolean isPart() {
        return isPart;
    }

    /** Returns its pins, without those that have no number and therefore no pad. */
    public List<Pin> pins() {
        return drawn.get().stream().map(Drawn::pin).distinct().toList();
    }

    /** Returns the position of each pin, by its number; pins at the same position are connected. */
    public Map<String, String> places() {
        return drawn.get().stream().collect(Collectors.toMap(one -> one.pin().number(), Drawn::place, (first, _) -> first));
    }

    /** Returns a property; empty if it is missing or blank. */
    public Optional<String> findProperty(String property) {
        return Optional.ofNullable(properties.get(property)).map(String::strip).filter(value -> !value.isEmpty() && !value.equals("~"));
    }

    /** The designator prefix of such parts: R, U, J. */
    public String prefix() {
        return findProperty("Reference").orElse("U");
    }

    public Optional<KicadLibraryId> footprint() {
        return findProperty("Footprint").flatMap(KicadLibraryId::of);
    }

    /** The patterns for names of matching footprints, with {@code *} and {@code ?}. */
    public List<String> footprintFilters() {
        return findProperty("ki_fp_filters").map(filters -> BLANKS.splitAsStream(filters).toList()).orElse(List.of());
    }
}
