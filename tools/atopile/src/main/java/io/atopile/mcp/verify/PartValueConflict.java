package io.atopile.mcp.verify;

import java.util.List;

/**
 * A value that a design declares for a part's parameter, and that the part doesn't keep.
 *
 * @param declared in the design
 * @param own in the part's file
 * @param joins the predicates that make the two parameters one; none if it is the same parameter
 */
public record PartValueConflict(PlacedValue declared, PlacedValue own, Reason reason, List<DesignPredicate> joins) {

    public PartValueConflict {
        joins = List.copyOf(joins);
    }

    /** How the part's value differs from the declared one. */
    public enum Reason {
        /** The two have no value in common. */
        NOTHING_IN_COMMON,
        /** The part can also have values that the declaration excludes, such as those of a wider tolerance. */
        OUTSIDE_THE_DECLARATION
    }
}
