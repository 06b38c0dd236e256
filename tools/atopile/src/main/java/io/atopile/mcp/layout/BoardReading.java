package io.atopile.mcp.layout;

/** What came of reading a board. */
public sealed interface BoardReading {

    record Read(Board board) implements BoardReading {}

    /**
     * It isn't a board, or not whole.
     *
     * @param line from 1
     */
    record Malformed(int line, String problem) implements BoardReading {}

    /** There is more of something than is read of one board. */
    record TooMany(String what) implements BoardReading {}
}
