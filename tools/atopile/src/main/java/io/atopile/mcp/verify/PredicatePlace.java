package io.atopile.mcp.verify;

/** The location of a predicate in the source; lines and columns begin at 1. */
public record PredicatePlace(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
