package io.atopile.mcp.layout;

/** The result of changing a board. */
public sealed interface BoardEditResult {

    /**
     * The change is possible.
     *
     * @param text the whole changed board
     */
    record Changed(String text) implements BoardEditResult {}

    /** The board already is as requested. */
    record Unchanged() implements BoardEditResult {}

    /** The change can't be done correctly; the reason is a sentence without a full stop. */
    record Impossible(String reason) implements BoardEditResult {}
}
