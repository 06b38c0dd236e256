package io.atopile.mcp.hashline;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds lines of one text in a version of it that someone else has changed. No rule on texts alone can be certain, so one
 * position is accepted only if all of these conditions hold, and otherwise none:
 *
 * <ol>
 *   <li>the lines occur there one after the other, byte for byte, as often as before, and with the same ordinal among their
 *       occurrences;
 *   <li>the number of occurrences of each non-blank line among them is unchanged in the whole text;
 *   <li>the surroundings that distinguish the position from similar ones are the same and occur once, and so is the line next to
 *       a blank end;
 *   <li>on each side the nearest line that occurs once in both texts is still on that side, or most of the nearest five are.
 * </ol>
 *
 * <p>The strict rule requires more:
 *
 * <ol>
 *   <li>two lines on one side and one on the other are unchanged, or the text's edge is there;
 *   <li>the next line on each side has an unchanged number of occurrences, too;
 *   <li>starting from an end line that occurs several times, everything outwards is unchanged up to the first line that occurs
 *       only once: this detects that whole repetitions were removed or added, which leaves the same bytes around a different
 *       line;
 *   <li>no end equals the line next to it, and the intact region around the lines is not enclosed by two lines that used to be
 *       neighbours: that is how a copy of a block looks whose original was deleted.
 * </ol>
 */
final class DriftMatcher {

    private static final int NEAR = 2;
    private static final int SHORT_BLOCK = 6;
    private static final int LANDMARKS = 5;
    private static final long EFFORT_AT_MOST = 20_000_000;

    private final boolean strict;
    private final int[] old;
    private final int[] now;
    private final int[] oldCounts;
    private final int[] nowCounts;
    private final boolean[] blank;
    private final int[] placeOfOnly;

    DriftMatcher(TextLines before, TextLines after, boolean strict) {
        var vocabulary = new LineInterner(before, after);
        this.strict = strict;
        this.old = vocabulary.ofFirst();
        this.now = vocabulary.ofSecond();
        this.oldCounts = vocabulary.countOccurrences(old);
        this.nowCounts = vocabulary.countOccurrences(now);
        this.blank = markBlankLines(before);
        this.placeOfOnly = new int[vocabulary.words() + 1];
        for (var i = 0; i < now.length; i++) {
            placeOfOnly[now[i]] = i;
        }
    }

    /** Returns the position of a range of the old text in the new one; empty unless every rule agrees on one position. */
    Optional<LineRange> find(LineRange range) {
        var from = range.first() - 1;
        var length = range.count();
        var before = LineOccurrences.of(old, old, from, length);
        var after = LineOccurrences.of(now, old, from, length);
        if (before.count() != after.count() || !hasUnchangedTwins(from, from + length)) {
            return Optional.empty();
        }
        var place = after.start(before.turnOf(from));
        var found = isToldApart(before, after, from, place) && hasItsEnds(from, place, length) && isBetweenLandmarks(from, place, length)
                && (!strict || isUndisturbed(from, place, length));
        return found ? Optional.of(new LineRange(place + 1, place + length)) : Optional.empty();
    }

    private boolean hasUnchangedTwins(int from, int to) {
        return IntStream.range(Math.max(0, from), Math.min(old.length, to))
                .filter(i -> !blank[i])
                .allMatch(i -> oldCounts[old[i]] == nowCounts[old[i]]);
    }

    /** Widens the context line by line until only one position of the old text matches; in the new text exactly one must match, too. */
    private boolean isToldApart(LineOccurrences before, LineOccurrences after, int from, int place) {
        var length = before.length();
        var here = before;
        var there = after;
        var effort = 0L;
        for (var wide = 1; here.count() > 1; wide++) {
            effort += here.count() + there.count();
            if (effort > EFFORT_AT_MOST) {
                return false;
            }
            var above = getWord(old, from - wide);
            var below = getWord(old, from + length - 1 + wide);
            var out = wide;
            here = here.filter(start -> getWord(old, start - out) == above && getWord(old, start + length - 1 + out) == below);
            there = there.filter(start -> getWord(now, start - out) == above && getWord(now, start + length - 1 + out) == below);
        }
        return there.count() == 1 && there.start(0) == place;
    }

    /** A blank line at an end can't be told from other blank lines, so the line next to it must be the same too. */
    private boolean hasItsEnds(int from, int place, int length) {
        var last = from + length - 1;
        return (!blank[from] || getWord(old, from - 1) == getWord(now, place - 1))
                && (!blank[last] || getWord(old, last + 1) == getWord(now, place + length));
    }

    private boolean isBetweenLandmarks(int from, int place, int length) {
        return hasLandmarksOnSide(from - 1, -1, at -> at < place) && hasLandmarksOnSide(from + length, 1, at -> at >= place + length);
    }

    /** Checks the landmarks nearest to the lines, outwards from an index; a few of them may have been moved themselves. */
    private boolean hasLandmarksOnSide(int start, int step, IntPredicate isOnItsSide) {
        var seen = 0;
        var kept = 0;
        for (var i = start; i >= 0 && i < old.length && seen < LANDMARKS; i += step) {
            if (isLandmark(i)) {
                var onItsSide = isOnItsSide.test(placeOfOnly[old[i]]);
                if (onItsSide && seen == 0) {
                    return true;
                }
                seen++;
                kept += onItsSide ? 1 : 0;
            }
        }
        return seen == 0 || 2 * kept > seen;
    }

    private boolean isLandmark(int i) {
        return oldCounts[old[i]] == 1 && nowCounts[old[i]] == 1;
    }

    private boolean isUndisturbed(int from, int place, int length) {
        var above = countIntact(NEAR, out -> getWord(old, from - out) == getWord(now, place - out));
        var below = countIntact(NEAR, out -> getWord(old, from + length - 1 + out) == getWord(now, place + length - 1 + out));
        return Math.max(above, below) >= NEAR
                && Math.min(above, below) >= 1
                && hasUnchangedTwins(from - 1, from + length + 1)
                && isFenced(from, place, -1)
                && isFenced(from + length - 1, place + length - 1, 1)
                && !hasTwinBeside(from, length)
                && !isBetweenOldNeighbours(from, place, length);
    }

    /** Whether an end equals the line next to it: swapping the two leaves the same bytes. */
    private boolean hasTwinBeside(int from, int length) {
        var last = from + length - 1;
        return (!blank[from] && getWord(old, from) == getWord(old, from - 1)) || (!blank[last] && getWord(old, last) == getWord(old, last + 1));
    }

    /**
     * Whether the intact region around the lines is enclosed by two lines that used to be neighbours, which is how a copy of a
     * block looks whose original was deleted. A long block whose own former neighbours are now adjacent was moved.
     */
    private boolean isBetweenOldNeighbours(int from, int place, int length) {
        var above = countIntact(old.length, out -> from - out >= 0 && place - out >= 0 && old[from - out] == now[place - out]);
        var end = from + length - 1;
        var there = place + length - 1;
        var below = countIntact(old.length, out -> end + out < old.length && there + out < now.length && old[end + out] == now[there + out]);
        var isCut = (from - above > 0 || place - above > 0) && (end + below + 1 < old.length || there + below + 1 < now.length);
        if (!isCut || !areNeighbours(old, getWord(now, place - above - 1), getWord(now, there + below + 1))) {
            return false;
        }
        return above + length + below <= SHORT_BLOCK || !areNeighbours(now, getWord(old, from - above - 1), getWord(old, end + below + 1));
    }

    private static boolean areNeighbours(int[] text, int upper, int lower) {
        return IntStream.rangeClosed(-1, text.length - 1).anyMatch(i -> getWord(text, i) == upper && getWord(text, i + 1) == lower);
    }

    /** Whether, from an end line that occurs several times outwards, everything is the same up to the first line that occurs once. */
    private boolean isFenced(int end, int place, int step) {
        for (var out = 0; ; out += step) {
            if (getWord(old, end + out) != getWord(now, place + out)) {
                return false;
            }
            if (end + out < 0 || end + out >= old.length || oldCounts[old[end + out]] == 1) {
                return true;
            }
        }
    }

    private static int countIntact(int most, IntPredicate same) {
        var out = 1;
        while (out <= most && same.test(out)) {
            out++;
        }
        return out - 1;
    }

    /** Returns the line at an index; beyond the edges it returns markers that differ above and below. */
    private static int getWord(int[] text, int index) {
        return index < 0 ? -1 : index >= text.length ? -2 : text[index];
    }

    private static boolean[] markBlankLines(TextLines text) {
        var blank = new boolean[text.count()];
        for (var line = 1; line <= text.count(); line++) {
            blank[line - 1] = text.isBlank(line);
        }
        return blank;
    }
}
