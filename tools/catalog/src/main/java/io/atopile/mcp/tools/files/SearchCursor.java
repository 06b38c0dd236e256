package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.ProjectWalk;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The position that a search has reached.
 *
 * @param line the last line searched in the file
 * @param file the file's path; empty before the first
 */
record SearchCursor(int line, String file) {

    static final SearchCursor START = new SearchCursor(0, "");

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(.+)");

    static Optional<SearchCursor> parse(String cursor) {
        var match = FORM.matcher(cursor);
        return match.matches()
                ? Optional.of(new SearchCursor(Integer.parseInt(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    String cursor() {
        return line + ":" + file;
    }

    /** Returns the first line of a file that is still to be searched; empty if the whole file has been. */
    Optional<Integer> findFirstLine(String other) {
        var order = ProjectWalk.compare(other, file);
        return order < 0 ? Optional.empty() : Optional.of(order == 0 ? line + 1 : 1);
    }
}
