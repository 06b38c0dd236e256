package io.atopile.mcp.skill.report;

/** Colours for a terminal, or none. */
record AnsiStyle(boolean colours) {

    String bold(String text) {
        return in("1", text);
    }

    String dim(String text) {
        return in("2", text);
    }

    String toned(ReportTone tone, String text) {
        return tone == ReportTone.NEUTRAL ? text : in(tone.colour(), text);
    }

    String changed(DiffLineType.Line line) {
        return switch (line.kind()) {
            case ADDED -> toned(ReportTone.GOOD, line.text());
            case REMOVED -> toned(ReportTone.BAD, line.text());
            case PLACE -> dim(line.text());
            case SAME -> line.text();
        };
    }

    private String in(String code, String text) {
        return colours && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
