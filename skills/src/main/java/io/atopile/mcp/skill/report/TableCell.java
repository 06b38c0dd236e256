package io.atopile.mcp.skill.report;

/** One field of a table. */
public record TableCell(String text, ReportTone tone) {

    public static TableCell of(String text) {
        return new TableCell(text, ReportTone.NEUTRAL);
    }

    /** As a reader without colours gets it. */
    String prependMark(String shown) {
        return tone == ReportTone.NEUTRAL ? shown : (tone.mark() + " " + shown).strip();
    }
}
