package io.atopile.mcp.electrical;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a circuit: what will be one component on the board.
 *
 * @param path such as {@code sensor.package}; empty for the entry itself
 * @param type the name of its type
 * @param absent whether the design says that no part is placed
 * @param places where it and the modules around it are declared, the innermost first
 */
public record CircuitPart(String path, String type, CircuitCategory category, boolean absent, List<MemberDeclaration> places, List<CircuitPin> pins) {

    public CircuitPart {
        places = List.copyOf(places);
        pins = List.copyOf(pins);
    }

    /** Whether something with this path is the part, or inside it. */
    boolean contains(String other) {
        return CircuitPath.contains(path, other);
    }

    Optional<CircuitPin> findPin(Pattern form) {
        return pins.stream().filter(pin -> pin.isNamed(form)).findFirst();
    }

    boolean isIn(CircuitCategory... categories) {
        return List.of(categories).contains(category);
    }

    /** Whether an installed package declares it. */
    boolean isInDependency() {
        return !places.isEmpty() && places.getFirst().line().isInDependency();
    }

    List<SourceLine> lines() {
        return MemberDeclaration.listLines(places);
    }
}
