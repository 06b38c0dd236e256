package io.atopile.mcp.explain;

import java.util.List;
import java.util.Optional;

/**
 * The explanation of an error, with suggested fixes.
 *
 * @param text one or two sentences
 * @param place the location in the current files, determined here if atopile reports none; empty if unknown
 * @param places other relevant lines
 * @param fixes most likely first
 * @param again other locations with the same error
 */
public record Explanation(String text, Optional<ExplanationLocation> place, List<ExplanationLocation> places, List<Fix> fixes, List<ExplanationLocation> again) {

    private static final int MOST_FIXES = 5;

    public Explanation {
        places = List.copyOf(places);
        fixes = fixes.stream().limit(MOST_FIXES).toList();
        again = List.copyOf(again);
    }

    static Explanation of(String text) {
        return new Explanation(text, Optional.empty(), List.of(), List.of(), List.of());
    }

    static Explanation of(String text, List<Fix> fixes) {
        return new Explanation(text, Optional.empty(), List.of(), fixes, List.of());
    }

    Explanation withPlace(ExplanationLocation found) {
        return new Explanation(text, Optional.of(found), places, fixes, again);
    }

    Explanation with(List<ExplanationLocation> others) {
        return new Explanation(text, place, others, fixes, again);
    }

    Explanation withRepeats(List<ExplanationLocation> others) {
        return new Explanation(text, place, places, fixes, others);
    }
}
