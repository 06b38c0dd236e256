package io.atopile.mcp.conformance.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A text that somebody changes at random while its lines' identities are kept: the judge that texts alone can't be. */
final class DriftingText {

    private static final int NEAR = 6;
    private static final int LONGEST_BLOCK = 6;

    private final List<Line> lines = new ArrayList<>();
    private final Random random;
    private int ids;

    DriftingText(List<String> texts, Random random) {
        this.random = random;
        texts.forEach(text -> lines.add(fresh(text)));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    static String written(List<Line> lines) {
        return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }

    /** One to four changes, two in five of them near the line at an index. */
    void drift(int target) {
        var changes = 1 + random.nextInt(4);
        for (var i = 0; i < changes && !lines.isEmpty(); i++) {
            change(random.nextInt(10) < 6 ? random.nextInt(lines.size()) : near(target));
        }
    }

    private int near(int target) {
        return Math.clamp(target + random.nextInt(2 * NEAR + 1) - NEAR, 0, lines.size() - 1);
    }

    private void change(int at) {
        switch (random.nextInt(5)) {
            case 0 -> insert(at);
            case 1 -> block(at, 3).clear();
            case 2 -> lines.set(at, fresh(edited(lines.get(at).text())));
            case 3 -> {
                var copies = block(at, LONGEST_BLOCK).stream().map(line -> fresh(line.text())).toList();
                lines.addAll(random.nextInt(lines.size() + 1), copies);
            }
            default -> {
                var block = block(at, LONGEST_BLOCK);
                var moved = List.copyOf(block);
                block.clear();
                lines.addAll(random.nextInt(lines.size() + 1), moved);
            }
        }
    }

    private void insert(int at) {
        var count = 1 + random.nextInt(3);
        for (var i = 0; i < count; i++) {
            var text = random.nextInt(3) == 0 ? lines.get(random.nextInt(lines.size())).text() : SampleTexts.line(random);
            lines.add(at, fresh(text));
        }
    }

    private List<Line> block(int at, int longest) {
        return lines.subList(at, Math.min(lines.size(), at + 1 + random.nextInt(longest)));
    }

    private String edited(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> text + " # " + random.nextInt(1_000);
            case 1 -> "    " + text;
            default -> SampleTexts.line(random);
        };
    }

    private Line fresh(String text) {
        return new Line(++ids, text);
    }
}
