package io.atopile.mcp.skill.report;

/** Formats text with a terminal's colours, if they are enabled. */
record AnsiStyle(boolean colours) {

    String formatBold(String text) {
        return applyCode("1", text);
    }

    String formatDim(String text) {
        return applyCode("2", text);
    }

    String applyTone(ReportTone tone, String text) {
        return tone == ReportTone.NEUTRAL ? text : applyCode(tone.colour(), text);
    }

    String formatDiffLine(DiffLineType.Line line) {
        return switch (line.kind()) {
            case ADDED -> applyTone(ReportTone.GOOD, line.text());
            case REMOVED -> applyTone(ReportTone.BAD, line.text());
            case PLACE -> formatDim(line.text());
            case SAME -> line.text();
        };
    }

    private String applyCode(String code, String text) {
        return colours && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
