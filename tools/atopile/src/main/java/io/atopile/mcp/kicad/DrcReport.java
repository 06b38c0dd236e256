package io.atopile.mcp.kicad;

import java.util.List;
import java.util.stream.Stream;

/**
 * What KiCad's design rules check found on a board, in millimetres.
 *
 * @param violations of design rules
 * @param unconnectedItems pins of one net that nothing joins
 */
public record DrcReport(List<Violation> violations, List<Violation> unconnectedItems) {

    /**
     * One finding.
     *
     * @param type KiCad's own name of the rule, such as {@code clearance}
     * @param severity {@code error}, {@code warning} or {@code exclusion}
     */
    public record Violation(String type, String severity, String description, List<Item> items) {

        public Violation {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** Something that a finding is about. */
    public record Item(String description, Place pos) {}

    /** A place on the board; y grows downwards. */
    public record Place(double x, double y) {}

    public DrcReport {
        violations = violations == null ? List.of() : List.copyOf(violations);
        unconnectedItems = unconnectedItems == null ? List.of() : List.copyOf(unconnectedItems);
    }

    /** Every finding, unconnected items last. */
    public Stream<Violation> all() {
        return Stream.concat(violations.stream(), unconnectedItems.stream());
    }
}
