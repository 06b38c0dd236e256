package io.atopile.mcp.parts.assembly;

/** How the BOM, the placement file and the board of a design can disagree. */
public enum AssemblyFault {
    /** A component has no designator, or that of a library. */
    MISSING_DESIGNATOR,
    /** A designator occurs more than once in one file. */
    DUPLICATE_DESIGNATOR,
    /** A part is placed, or is in atopile's own BOM, but the BOM for assemblers doesn't have it. */
    MISSING_IN_BOM,
    /** The BOM has a part that the placement file doesn't place. */
    MISSING_IN_PLACEMENT,
    /** The BOM or the placement file has a part that the board doesn't have. */
    MISSING_ON_BOARD,
    /** A BOM line's quantity isn't the number of its designators. */
    QUANTITY_DIFFERS,
    /** The BOM or the placement file names another footprint than the one on the board. */
    FOOTPRINT_DIFFERS,
    /** The placement file has another side, rotation or position than the board. */
    PLACEMENT_DIFFERS,
    /** A part's number, or its catalog, says another package than its footprint. */
    PACKAGE_DIFFERS;
}
