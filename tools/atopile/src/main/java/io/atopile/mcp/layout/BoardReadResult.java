package io.atopile.mcp.layout;

/** What came of reading a board. */
public sealed interface BoardReadResult {

    record Read(Board board) implements BoardReadResult {}

    /**
     * It isn't a board, or not whole.
     *
     * @param line from 1
     */
    record Malformed(int line, String problem) implements BoardReadResult {}

    /** There is more of something than is read of one board. */
    record TooMany(String what) implements BoardReadResult {}
}
