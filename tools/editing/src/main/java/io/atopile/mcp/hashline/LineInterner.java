package io.atopile.mcp.hashline;

import java.util.Arrays;

/** Numbers the lines of two texts so that lines with equal text, their endings aside, have equal numbers. */
final class LineInterner {

    private final TextLines first;
    private final TextLines second;
    private final int[] buckets;
    private final int[] owners;
    private final int[] next;
    private int words;

    LineInterner(TextLines first, TextLines second) {
        var lines = first.count() + second.count();
        this.first = first;
        this.second = second;
        this.buckets = new int[Integer.highestOneBit(Math.max(16, lines)) * 2];
        this.owners = new int[lines + 1];
        this.next = new int[lines + 1];
    }

    /** The number of distinct lines so far; their numbers begin at 1. */
    int words() {
        return words;
    }

    int[] ofFirst() {
        return number(first, 0);
    }

    int[] ofSecond() {
        return number(second, first.count());
    }

    /**
     * Numbers the lines of a text using a chained hash table of the lines seen so far; a line is identified by its position in
     * the concatenation of the two texts.
     */
    private int[] number(TextLines text, int offset) {
        var numbers = new int[text.count()];
        for (var line = 1; line <= text.count(); line++) {
            var bucket = text.computeTextHash(line) & (buckets.length - 1);
            var word = buckets[bucket];
            while (word != 0 && !hasSameText(owners[word], text, line)) {
                word = next[word];
            }
            if (word == 0) {
                word = ++words;
                owners[word] = offset + line;
                next[word] = buckets[bucket];
                buckets[bucket] = word;
            }
            numbers[line - 1] = word;
        }
        return numbers;
    }

    private boolean hasSameText(int owner, TextLines text, int line) {
        return owner <= first.count()
                ? first.hasSameText(owner, text, line)
                : second.hasSameText(owner - first.count(), text, line);
    }

    /** Counts how often each number occurs. */
    int[] countOccurrences(int[] numbers) {
        var counts = new int[words + 1];
        Arrays.stream(numbers).forEach(number -> counts[number]++);
        return counts;
    }
}
