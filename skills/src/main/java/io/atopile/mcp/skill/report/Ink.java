package io.atopile.mcp.skill.report;

/** Colours for a terminal, or none. */
record Ink(boolean colours) {

    String bold(String text) {
        return in("1", text);
    }

    String dim(String text) {
        return in("2", text);
    }

    String toned(Tone tone, String text) {
        return tone == Tone.NEUTRAL ? text : in(tone.colour(), text);
    }

    String changed(Difference.Line line) {
        return switch (line.kind()) {
            case ADDED -> toned(Tone.GOOD, line.text());
            case REMOVED -> toned(Tone.BAD, line.text());
            case PLACE -> dim(line.text());
            case SAME -> line.text();
        };
    }

    private String in(String code, String text) {
        return colours && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
