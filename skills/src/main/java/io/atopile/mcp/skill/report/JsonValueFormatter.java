package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.ReportTone;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Formats JSON values for readers. */
final class JsonValueFormatter {

    private JsonValueFormatter() {}

    /** Formats a missing value as an empty text, and a list as one comma-separated line. */
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

    /** Parses a tone; an unknown one is neutral. */
    static ReportTone parseTone(JsonNode value) {
        return switch (value.asString("").toLowerCase(Locale.ROOT)) {
            case "good" -> ReportTone.GOOD;
            case "warning" -> ReportTone.WARNING;
            case "bad" -> ReportTone.BAD;
            default -> ReportTone.NEUTRAL;
        };
    }
}
