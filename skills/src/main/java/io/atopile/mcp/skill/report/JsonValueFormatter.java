package io.atopile.mcp.skill.report;

import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON as a person reads it. */
final class JsonValueFormatter {

    private JsonValueFormatter() {}

    /** Nothing is an empty text, a list of words is one line. */
    static String format(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> "";
            case STRING -> value.asString();
            case BOOLEAN -> value.asBoolean() ? "yes" : "no";
            case NUMBER -> value.decimalValue().stripTrailingZeros().toPlainString();
            case ARRAY -> value.values().stream().map(JsonValueFormatter::format).collect(Collectors.joining(", "));
            case OBJECT, BINARY, POJO -> value.toString();
        };
    }

    /** A word that isn't one of the tones is neutral. */
    static ReportTone parseTone(JsonNode value) {
        return switch (value.asString("").toLowerCase(Locale.ROOT)) {
            case "good" -> ReportTone.GOOD;
            case "warning" -> ReportTone.WARNING;
            case "bad" -> ReportTone.BAD;
            default -> ReportTone.NEUTRAL;
        };
    }
}
