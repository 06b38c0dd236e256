package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A symbol of a library, with what it takes over from the one that it extends. Its pins are read when they are asked for. */
public final class Symbol {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * A pin and where it ends.
     *
     * @param place in which unit, and where there
     */
    record Drawn(Pin pin, String place) {}

    private final KicadLibraryId name;
    private final Map<String, String> properties;
    private final boolean isPart;
    private final Supplier<List<Drawn>> drawing;
    private volatile @Nullable List<Drawn> drawn;

    Symbol(KicadLibraryId name, Map<String, String> properties, boolean isPart, Supplier<List<Drawn>> drawing) {
        this.name = name;
        this.properties = Map.copyOf(properties);
        this.isPart = isPart;
        this.drawing = drawing;
    }

    public KicadLibraryId name() {
        return name;
    }

    /** Whether it stands for something that is bought and mounted, not for a supply or a drawing. */
    public boolean isPart() {
        return isPart;
    }

    /** Those without a number belong to no pad and are left out. */
    public List<Pin> pins() {
        return loadDrawnPins().stream().map(Drawn::pin).distinct().toList();
    }

    /** Where each pin ends, by its number; pins that end in one place are joined. */
    public Map<String, String> places() {
        return loadDrawnPins().stream().collect(Collectors.toMap(one -> one.pin().number(), Drawn::place, (first, _) -> first));
    }

    private List<Drawn> loadDrawnPins() {
        var known = drawn;
        if (known == null) {
            known = List.copyOf(drawing.get());
            drawn = known;
        }
        return known;
    }

    /** A property; empty when it isn't there or says nothing. */
    public Optional<String> findProperty(String property) {
        return Optional.ofNullable(properties.get(property)).map(String::strip).filter(value -> !value.isEmpty() && !value.equals("~"));
    }

    /** Begins the designators of such parts: R, U, J. */
    public String prefix() {
        return findProperty("Reference").orElse("U");
    }

    public Optional<KicadLibraryId> footprint() {
        return findProperty("Footprint").flatMap(KicadLibraryId::of);
    }

    /** What the names of fitting footprints look like, with {@code *} and {@code ?}. */
    public List<String> footprintFilters() {
        return findProperty("ki_fp_filters").map(filters -> BLANKS.splitAsStream(filters).toList()).orElse(List.of());
    }
}
