package io.atopile.mcp.layout;

/** The result of reading a board. */
public sealed interface BoardReadResult {

    record Read(Board board) implements BoardReadResult {}

    /**
     * The text isn't a board, or is incomplete.
     *
     * @param line from 1
     */
    record Malformed(int line, String problem) implements BoardReadResult {}

    /**
     * The board exceeds a limit.
     *
     * @param what the limit, such as "100,000 components"
     */
    record TooMany(String what) implements BoardReadResult {}
}
