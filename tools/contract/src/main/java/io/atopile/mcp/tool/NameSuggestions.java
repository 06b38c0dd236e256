package io.atopile.mcp.tool;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names closest to a misspelled one. */
public final class NameSuggestions {

    private static final int LONGEST = 80;

    private record Candidate(String name, int distance) {}

    private NameSuggestions() {}

    /** Returns at most three suggestions, closest first; empty if nothing is close. */
    public static List<String> of(String mistaken, Collection<String> known) {
        var wanted = shorten(mistaken).toLowerCase(Locale.ROOT);
        return known.stream()
                .map(name -> new Candidate(name, computeDistance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= Math.max(2, wanted.length() / 2))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(3)
                .map(Candidate::name)
                .toList();
    }

    /** Shortens a name for use in a message and removes control characters. */
    public static String shorten(String name) {
        var clean = name.codePoints().filter(c -> !Character.isISOControl(c)).toArray();
        return clean.length <= LONGEST ? new String(clean, 0, clean.length) : new String(clean, 0, LONGEST) + "…";
    }

    private static int computeDistance(String a, String b) {
        if (b.contains(a) || a.contains(b)) {
            return 1;
        }
        var previous = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
