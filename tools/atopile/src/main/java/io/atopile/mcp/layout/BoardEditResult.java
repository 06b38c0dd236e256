package io.atopile.mcp.layout;

/** What came of changing a board. */
public sealed interface BoardEditResult {

    /**
     * It can be done.
     *
     * @param text the whole board, changed
     */
    record Changed(String text) implements BoardEditResult {}

    /** It already is so. */
    record Unchanged() implements BoardEditResult {}

    /** It can't be done rightly; the reason is a sentence without its full stop. */
    record Impossible(String reason) implements BoardEditResult {}
}
