package io.atopile.mcp.language;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Parses the language server's responses. */
final class LspResponseParser {

    private static final int WARNING = 2;

    private LspResponseParser() {}

    static List<LspDiagnostic> parseDiagnostics(JsonNode answer, Document document) {
        var lines = document.text().split("\\r\\n|\\r|\\n", -1);
        return answer.path("items").values().stream().map(item -> parseDiagnostic(item, lines)).toList();
    }

    private static LspDiagnostic parseDiagnostic(JsonNode item, String[] lines) {
        var start = item.path("range").path("start");
        int line = Math.max(0, Math.min(start.path("line").asInt(0), lines.length - 1));
        var spot = SourcePosition.of(line, start.path("character").asInt(0), lines[line]);
        return new LspDiagnostic(spot, item.path("severity").asInt(1) < WARNING, item.path("message").asString(""));
    }

    static Optional<HoverInfo> parseHover(JsonNode answer, SourcePosition asked) {
        var contents = answer.path("contents");
        String text = contents.isString() ? contents.asString("") : contents.path("value").asString("");
        var range = answer.path("range");
        boolean ofBlock = range.isObject() && range.path("start").path("line").asInt(0) != asked.line() - 1;
        return text.isBlank() ? Optional.empty() : Optional.of(new HoverInfo(text.strip(), ofBlock));
    }

    static List<LspLocation> parseLocations(JsonNode answer) {
        var all = answer.isObject() ? Stream.of(answer) : answer.values().stream();
        return all.flatMap(place -> parseLocation(place).stream()).distinct().toList();
    }

    private static Optional<LspLocation> parseLocation(JsonNode place) {
        try {
            var start = place.path("range").path("start");
            var end = place.path("range").path("end");
            return Optional.of(new LspLocation(
                    Path.of(URI.create(place.path("uri").asString(""))),
                    start.path("line").asInt(0) + 1,
                    start.path("character").asInt(0),
                    end.path("line").asInt(0) + 1,
                    end.path("character").asInt(0)));
        } catch (IllegalArgumentException | FileSystemNotFoundException _) {
            return Optional.empty();
        }
    }

    static List<CompletionItem> parseCompletions(JsonNode answer) {
        var items = answer.isObject() ? answer.path("items") : answer;
        return items.values().stream()
                .map(item -> new CompletionItem(item.path("label").asString(""), item.path("detail").asString("")))
                .toList();
    }
}
