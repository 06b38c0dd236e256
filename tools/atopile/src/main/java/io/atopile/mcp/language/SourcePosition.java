package io.atopile.mcp.language;

/**
 * A place in a text, as callers count.
 *
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
public record SourcePosition(int line, int column) {

    /** From the protocol's count: from 0, in UTF-16 units of the line's text. */
    static SourcePosition of(int line, int character, String lineText) {
        int units = Math.min(character, lineText.length());
        return new SourcePosition(line + 1, lineText.codePointCount(0, units) + 1);
    }

    /** The protocol's character on a line with this text. */
    int toCharacter(String lineText) {
        int points = Math.min(column - 1, lineText.codePointCount(0, lineText.length()));
        return lineText.offsetByCodePoints(0, points);
    }
}
