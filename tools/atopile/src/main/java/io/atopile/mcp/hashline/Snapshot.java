package io.atopile.mcp.hashline;

/**
 * A text that was shown, in part or whole, and is kept: the authority on what a caller saw.
 *
 * @param lines the file's whole text at that time
 * @param served the lines that were shown
 */
public record Snapshot(Lines lines, Served served) {

    public Revision revision() {
        return lines.revision();
    }

    /** Whether an anchor is a true copy of one that was shown. */
    public boolean confirms(Anchor anchor) {
        return lines.has(anchor.line())
                && served.has(anchor.line())
                && lines.anchor(anchor.line()).hash() == anchor.hash();
    }
}
