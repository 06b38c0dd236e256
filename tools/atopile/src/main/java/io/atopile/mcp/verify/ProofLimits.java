package io.atopile.mcp.verify;

/**
 * How far a search goes before an assertion is left undecided.
 *
 * @param boxes the most boxes per search; an assertion needs up to six searches
 */
public record ProofLimits(int boxes) {

    /** Enough for every board that was tried; a search that uses all of it takes a fraction of a second. */
    public static final ProofLimits DEFAULT = new ProofLimits(20_000);

    public ProofLimits {
        if (boxes < 1) {
            throw new IllegalArgumentException("at least one box is needed, not " + boxes);
        }
    }
}
