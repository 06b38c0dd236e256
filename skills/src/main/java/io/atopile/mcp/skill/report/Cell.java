package io.atopile.mcp.skill.report;

/** One field of a table. */
public record Cell(String text, Tone tone) {

    public static Cell of(String text) {
        return new Cell(text, Tone.NEUTRAL);
    }

    /** As a reader without colours gets it. */
    String marked(String shown) {
        return tone == Tone.NEUTRAL ? shown : (tone.mark() + " " + shown).strip();
    }
}
