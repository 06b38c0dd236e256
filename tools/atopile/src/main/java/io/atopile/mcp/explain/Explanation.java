package io.atopile.mcp.explain;

import java.util.List;
import java.util.Optional;

/**
 * What a mistake is and what may be done about it.
 *
 * @param text one or two plain sentences
 * @param place where it is in the files as they are now, found out where atopile names none; empty when it can't be told
 * @param places other lines that belong to it
 * @param fixes the best first
 * @param again places where the same mistake stands too
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
