package io.atopile.mcp.explain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A known name that is similar to an unknown one.
 *
 * @param distance the number of letters to add, remove, change or swap; 0 if only the case differs
 */
record SimilarName(String name, int distance) {

    private static final int MOST = 3;
    private static final int CONTAINED = 3;

    /** Returns at most three similar names, most similar first. */
    static List<SimilarName> to(String mistaken, Collection<String> known) {
        String wanted = mistaken.toLowerCase(Locale.ROOT);
        return known.stream()
                .distinct()
                .filter(name -> !name.equals(mistaken))
                .map(name -> new SimilarName(name, computeDistance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(similar -> similar.distance <= Math.max(1, wanted.length() / 3))
                .sorted(Comparator.comparingInt(SimilarName::distance).thenComparing(SimilarName::name))
                .limit(MOST)
                .toList();
    }

    /** Returns the confidence that the name at an index is the intended one. */
    static Fix.Confidence computeConfidence(List<SimilarName> nearest, int index) {
        SimilarName similar = nearest.get(index);
        if (nearest.stream().filter(other -> other.distance <= similar.distance).count() > 1) {
            return Fix.Confidence.POSSIBLE;
        }
        return similar.distance <= 1 ? Fix.Confidence.CERTAIN : Fix.Confidence.LIKELY;
    }

    /** Counts the letters to add, remove, change or swap with their neighbour. */
    static int computeDistance(String a, String b) {
        int bound = a.length() >= CONTAINED && b.length() >= CONTAINED && (a.startsWith(b) || b.startsWith(a))
                ? CONTAINED
                : Integer.MAX_VALUE;
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : computeCell(rows, a, b, i, j);
            }
        }
        return Math.min(bound, rows[a.length()][b.length()]);
    }

    private static int computeCell(int[][] rows, String a, String b, int i, int j) {
        int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
