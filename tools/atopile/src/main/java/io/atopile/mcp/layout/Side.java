package io.atopile.mcp.layout;

/** A side of a board. */
public enum Side {
    FRONT,
    BACK;

    static Side ofLayer(String layer) {
        return layer.startsWith("B.") ? BACK : FRONT;
    }
}
