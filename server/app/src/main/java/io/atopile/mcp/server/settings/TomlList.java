package io.atopile.mcp.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A list of strings as written in a TOML file, with its comments and line ends.
 *
 * @param text the whole file
 * @param open the offset of the opening bracket
 * @param close the offset of the closing bracket
 */
record TomlList(String text, int open, int close, List<Item> items) {

    /** An item: the offset of its first character, and the offset after its last. */
    record Item(int start, int end) {}

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|'''.*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*'|#[^\\n]*|[^\\s]|\\s+", Pattern.DOTALL);

    TomlList {
        items = List.copyOf(items);
    }

    /** Finds the first list after an offset; empty if it contains anything other than strings. */
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

    /** Returns the file with an item appended to the list. */
    String with(String quoted) {
        if (items.isEmpty()) {
            return text.substring(0, open + 1) + quoted + text.substring(open + 1);
        }
        var end = items.getLast().end();
        return text.substring(0, end) + ", " + quoted + text.substring(end);
    }

    /** Returns the file without an item and its comma, and without its line if nothing else is on it. */
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

    /** Finds the comma between two items, skipping comments. */
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
