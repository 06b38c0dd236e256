package io.atopile.mcp.kicad;

import java.util.List;
import java.util.stream.Stream;

/**
 * The violations that KiCad's design rule check found on a board, in millimetres.
 *
 * @param violations of design rules
 * @param unconnectedItems pins of one net that are not connected
 */
public record DrcReport(List<Violation> violations, List<Violation> unconnectedItems) {

    /**
     * One violation.
     *
     * @param type KiCad's own name of the rule, such as {@code clearance}
     * @param severity {@code error}, {@code warning} or {@code exclusion}
     */
    public record Violation(String type, String severity, String description, List<Item> items) {

        public Violation {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** An item involved in a violation. */
    public record Item(String description, Place pos) {}

    /** A position on the board; y grows downwards. */
    public record Place(double x, double y) {}

    public DrcReport {
        violations = violations == null ? List.of() : List.copyOf(violations);
        unconnectedItems = unconnectedItems == null ? List.of() : List.copyOf(unconnectedItems);
    }

    /** Returns every violation, unconnected items last. */
    public Stream<Violation> all() {
        return Stream.concat(violations.stream(), unconnectedItems.stream());
    }
}
