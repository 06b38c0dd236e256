package io.atopile.mcp.skill.report;

/** How good or bad news is; each has a mark and a word, so that no reader needs the colour. */
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

    String mark() {
        return mark;
    }

    String word() {
        return word;
    }

    /** The terminal's code. */
    String colour() {
        return colour;
    }
}
