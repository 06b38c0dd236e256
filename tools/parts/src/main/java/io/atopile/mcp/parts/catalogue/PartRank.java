package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.Part;

/** The order in which parts are offered: in stock first, then by tier, then by the quantity in stock. */
final class PartRank {

    private static final int SEQUENCE_BITS = 40;
    private static final int MOST_DIGITS = 63;
    private static final int DIGITS_BITS = 6;
    private static final int TIER_BITS = 2;
    private static final int UNKNOWN_STOCK = 30;
    private static final long UNKNOWN_TIER = 3;

    private PartRank() {}

    /** Computes an id that is lower for better parts; equally good parts keep the order of their sequence. */
    static long computeId(Part part, long sequence) {
        var soldOut = part.stock().isPresent() && part.stock().getAsLong() <= 0 ? 1L : 0L;
        var tier = part.tier().map(PartRank::rankTier).orElse(UNKNOWN_TIER);
        var digits = part.stock().isEmpty() ? UNKNOWN_STOCK : Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, part.stock().getAsLong()));
        var few = MOST_DIGITS - Math.min(digits, MOST_DIGITS);
        var bucket = (soldOut << TIER_BITS | tier) << DIGITS_BITS | few;
        return bucket << SEQUENCE_BITS | sequence;
    }

    private static long rankTier(AssemblyTier tier) {
        return switch (tier) {
            case BASIC -> 0;
            case PREFERRED -> 1;
            case EXTENDED -> 2;
        };
    }
}
