package io.atopile.mcp.build;

/**
 * A word, string, symbol or end of line of an {@code .ato} file.
 *
 * @param text the word or symbol, or a string without its quotes
 * @param start where it starts in the file, in characters
 * @param end where it ends
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
public record AtoToken(Kind kind, String text, int start, int end, int line, int column) {

    /** The type of token. */
    public enum Kind {
        WORD,
        STRING,
        SYMBOL,
        END_OF_LINE
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    public boolean endsStatement() {
        return kind == Kind.END_OF_LINE || isSymbol(";");
    }
}
