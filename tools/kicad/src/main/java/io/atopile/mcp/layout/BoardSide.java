package io.atopile.mcp.layout;

/** A side of a board. */
public enum BoardSide {
    FRONT,
    BACK;

    static BoardSide ofLayer(String layer) {
        return layer.startsWith("B.") ? BACK : FRONT;
    }
}
