package io.atopile.mcp.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A list of strings as it is written in a TOML file, with its comments and line ends.
 *
 * @param text the whole file
 * @param open the offset of the opening bracket
 * @param close that of the closing one
 */
record TomlList(String text, int open, int close, List<Item> items) {

    /** An item's first character, and the one behind its last. */
    record Item(int start, int end) {}

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|'''.*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*'|#[^\\n]*|[^\\s]|\\s+", Pattern.DOTALL);

    TomlList {
        items = List.copyOf(items);
    }

    /** Finds the first list behind an offset; empty where something else than strings stands in it. */
    static Optional<TomlList> of(String text, int offset) {
        var open = text.indexOf('[', offset);
        var tokens = TOKEN.matcher(text);
        var items = new ArrayList<Item>();
        var at = open + 1;
        while (open >= 0 && tokens.find(at) && tokens.start() == at) {
            var first = text.charAt(at);
            if (first == ']') {
                return Optional.of(new TomlList(text, open, at, items));
            }
            if (first == '"' || first == '\'') {
                items.add(new Item(at, tokens.end()));
            } else if (first != ',' && first != '#' && !Character.isWhitespace(first)) {
                return Optional.empty();
            }
            at = tokens.end();
        }
        return Optional.empty();
    }

    int size() {
        return items.size();
    }

    /** The file with an item behind the last one. */
    String with(String quoted) {
        if (items.isEmpty()) {
            return text.substring(0, open + 1) + quoted + text.substring(open + 1);
        }
        var end = items.getLast().end();
        return text.substring(0, end) + ", " + quoted + text.substring(end);
    }

    /** The file without an item and its comma, and without the line that it stood on alone. */
    String without(int index) {
        var item = items.get(index);
        var start = item.start();
        var end = item.end();
        var comma = findComma(end, index + 1 < size() ? items.get(index + 1).start() : close);
        if (comma >= 0) {
            end = comma + 1;
            while (index + 1 < size() && text.charAt(end) == ' ') {
                end++;
            }
            while (index + 1 == size() && text.charAt(start - 1) == ' ') {
                start--;
            }
        } else if (index > 0) {
            start = findComma(items.get(index - 1).end(), item.start());
        }
        var lineStart = text.lastIndexOf('\n', start - 1) + 1;
        var lineEnd = text.indexOf('\n', end);
        if (lineStart > open && lineEnd >= 0 && lineEnd < close && text.substring(lineStart, start).isBlank() && text.substring(end, lineEnd).isBlank()) {
            return text.substring(0, lineStart) + text.substring(lineEnd + 1);
        }
        return text.substring(0, start) + text.substring(end);
    }

    /** The comma between two items, comments left out. */
    private int findComma(int from, int to) {
        var tokens = TOKEN.matcher(text).region(from, to);
        while (tokens.find()) {
            if (tokens.group().equals(",")) {
                return tokens.start();
            }
        }
        return -1;
    }
}
