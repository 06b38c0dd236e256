package io.atopile.mcp.agent.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Formats a project's files and their declarations as lines. */
final class FileContextFormatter {

    private static final int FILES_ON_A_LINE = 8;
    private static final int LONGEST = 300;
    private static final Pattern HIT = Pattern.compile("(\\d+):[0-9a-f]{4}\\|(.*)");
    private static final Pattern DECLARED = Pattern.compile("(module|component|interface)\\s+(\\w+)(?:\\s+from\\s+(\\w+))?.*");
    private static final Pattern MADE = Pattern.compile("\\s+([\\w.]+)\\s*=\\s*new\\s+(\\w+(?:\\[\\d+])?).*");

    private FileContextFormatter() {}

    /**
     * Formats {@code project_read_file}: the lines with their anchors, so that the model can edit them without reading
     * them again.
     */
    static List<String> formatContent(JsonNode data) {
        var rev = "rev " + data.path("rev").asString("?");
        return Stream.concat(Stream.of(rev), data.path("content").asString("").lines()).toList();
    }

    /** Formats {@code project_search} for declarations: each block with its members, by file. */
    static List<String> formatModules(JsonNode data) {
        var lines = new ArrayList<String>();
        for (var file : data.path("files").values()) {
            var path = OneLine.of(file.path("path").asString("?"), LONGEST);
            if (!isPart(path)) {
                appendBlocks(path, file.path("content").asString(""), lines);
            }
        }
        if (data.has("next_cursor")) {
            lines.add("and more that the search left out");
        }
        return lines;
    }

    private static void appendBlocks(String path, String hits, List<String> lines) {
        var block = new StringBuilder();
        for (var hit : hits.lines().map(HIT::matcher).filter(match -> match.matches()).toList()) {
            var declared = DECLARED.matcher(hit.group(2));
            var made = MADE.matcher(hit.group(2));
            if (declared.matches()) {
                end(block, lines);
                var base = declared.group(3) == null ? "" : " from " + declared.group(3);
                block.append("%s:%s %s %s%s:".formatted(path, hit.group(1), declared.group(1), declared.group(2), base));
            } else if (made.matches() && !block.isEmpty()) {
                block.append(' ').append(made.group(1)).append('=').append(made.group(2));
            }
        }
        end(block, lines);
    }

    private static void end(StringBuilder block, List<String> lines) {
        if (!block.isEmpty()) {
            lines.add(OneLine.of(block.toString(), LONGEST));
            block.setLength(0);
        }
    }

    /** Formats {@code project_list_files} among parts: the paths to import from. */
    static List<String> formatParts(JsonNode data) {
        return listPaths(data).filter(FileContextFormatter::isPart).map(path -> "import from " + path).toList();
    }

    private static boolean isPart(String path) {
        var steps = List.of(path.split("/", -1));
        return steps.size() >= 3 && steps.get(steps.size() - 3).equals("parts");
    }

    /** Formats {@code project_list_files} among packages: their identifiers. */
    static List<String> formatPackages(JsonNode data) {
        return listPaths(data)
                .map(path -> path.replaceFirst("^\\.ato/modules/", "").replaceFirst("/ato\\.yaml$", ""))
                .toList();
    }

    /** Formats {@code project_list_files}: by directory, several files per line. */
    static List<String> formatFiles(JsonNode data) {
        var folders = new LinkedHashMap<String, List<String>>();
        for (var file : data.path("files").values()) {
            var path = OneLine.of(file.path("path").asString("?"), LONGEST);
            var name = path.lastIndexOf('/') + 1;
            folders.computeIfAbsent(path.substring(0, name), _ -> new ArrayList<>())
                    .add(path.substring(name) + " " + file.path("bytes").asLong());
        }
        var lines = new ArrayList<String>();
        folders.forEach((folder, names) -> {
            for (var from = 0; from < names.size(); from += FILES_ON_A_LINE) {
                var some = names.subList(from, Math.min(names.size(), from + FILES_ON_A_LINE));
                lines.add((folder.isEmpty() ? "./" : folder) + ": " + String.join(", ", some));
            }
        });
        if (data.has("next_cursor")) {
            lines.add("and more files that are not listed");
        }
        return lines;
    }

    private static Stream<String> listPaths(JsonNode data) {
        return data.path("files").values().stream().map(file -> OneLine.of(file.path("path").asString("?"), LONGEST));
    }
}
