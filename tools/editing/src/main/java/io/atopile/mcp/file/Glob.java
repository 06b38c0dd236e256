package io.atopile.mcp.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Matches project paths against glob patterns: {@code *} and {@code ?} match within a name, {@code **} matches any number of
 * folders, {@code {a,b}} matches either alternative; a pattern without {@code /} matches a file name in any folder. Matching time
 * is bounded by the product of the two lengths, whatever the pattern.
 */
public final class Glob {

    /** Matches every path. */
    public static final Glob ANY = new Glob(List.of(List.of("**")));

    private static final int LONGEST = 200;
    private static final int ALTERNATIVES_AT_MOST = 64;
    private static final String ANY_FOLDERS = "**";

    private final List<List<String>> alternatives;

    private Glob(List<List<String>> alternatives) {
        this.alternatives = alternatives;
    }

    /** Parses a pattern; empty if it is blank, too long, or has unbalanced braces. */
    public static Optional<Glob> of(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = new ArrayList<String>();
        if (!expand(text, plain)) {
            return Optional.empty();
        }
        return Optional.of(new Glob(plain.stream().map(Glob::splitPattern).toList()));
    }

    /** Whether a relative path, with {@code /} between names, matches. */
    public boolean matches(String relative) {
        var names = List.of(relative.split("/"));
        return alternatives.stream().anyMatch(pattern -> fits(pattern, names));
    }

    private static List<String> splitPattern(String pattern) {
        var relative = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        return relative.contains("/") || pattern.startsWith("/") ? List.of(relative.split("/")) : List.of(ANY_FOLDERS, relative);
    }

    /** Expands the innermost braces until none are left. */
    private static boolean expand(String text, List<String> plain) {
        var close = text.indexOf('}');
        var open = text.lastIndexOf('{', close < 0 ? text.length() : close);
        if (close < 0 && open < 0) {
            return plain.add(text) && plain.size() <= ALTERNATIVES_AT_MOST;
        }
        if (close < 0 || open < 0) {
            return false;
        }
        for (var choice : text.substring(open + 1, close).split(",", -1)) {
            if (!expand(text.substring(0, open) + choice + text.substring(close + 1), plain)) {
                return false;
            }
        }
        return true;
    }

    /** Computed row by row: {@code reached[j]} is true if the pattern so far matches the first {@code j} names. */
    private static boolean fits(List<String> pattern, List<String> names) {
        var reached = new boolean[names.size() + 1];
        reached[0] = true;
        for (var part : pattern) {
            var next = new boolean[names.size() + 1];
            for (var j = 0; j <= names.size(); j++) {
                next[j] = part.equals(ANY_FOLDERS)
                        ? reached[j] || (j > 0 && next[j - 1])
                        : j > 0 && reached[j - 1] && fits(part, names.get(j - 1));
            }
            reached = next;
        }
        return reached[names.size()];
    }

    /** The usual backtracking match with one remembered star: on a mismatch the star consumes one more character. */
    private static boolean fits(String pattern, String name) {
        var at = 0;
        var star = -1;
        var retry = 0;
        for (var i = 0; i < name.length(); i++) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = i--;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
                at++;
            } else if (star >= 0) {
                at = star + 1;
                i = retry++;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }
}
