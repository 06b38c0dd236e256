package io.atopile.mcp.terminal;

/** How good or bad a result is. Each tone has a mark and a word, so that no reader depends on the colour. */
public enum ReportTone {
    GOOD("✓", "Good", "32"),
    WARNING("!", "Warning", "33"),
    BAD("✗", "Problem", "31"),
    NEUTRAL("·", "Note", "0");

    private final String mark;
    private final String word;
    private final String colour;

    ReportTone(String mark, String word, String colour) {
        this.mark = mark;
        this.word = word;
        this.colour = colour;
    }

    public String mark() {
        return mark;
    }

    public String word() {
        return word;
    }

    /** Returns the ANSI colour code. */
    String colour() {
        return colour;
    }
}
