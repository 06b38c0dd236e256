package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.ReportTone;

/** One cell of a table. */
public record TableCell(String text, ReportTone tone) {

    public static TableCell of(String text) {
        return new TableCell(text, ReportTone.NEUTRAL);
    }

    /** Returns the text with the tone's mark in front, for readers without colours. */
    String prependMark(String shown) {
        return tone == ReportTone.NEUTRAL ? shown : (tone.mark() + " " + shown).strip();
    }
}
