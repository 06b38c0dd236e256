package io.atopile.mcp.language;

/**
 * A position in a text, counted as callers do.
 *
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
public record SourcePosition(int line, int column) {

    /** Converts a position of the protocol, which counts from 0 in UTF-16 units of the line's text. */
    static SourcePosition of(int line, int character, String lineText) {
        int units = Math.min(character, lineText.length());
        return new SourcePosition(line + 1, lineText.codePointCount(0, units) + 1);
    }

    /** Returns the protocol's character on a line with this text. */
    int toCharacter(String lineText) {
        int points = Math.min(column - 1, lineText.codePointCount(0, lineText.length()));
        return lineText.offsetByCodePoints(0, points);
    }
}
