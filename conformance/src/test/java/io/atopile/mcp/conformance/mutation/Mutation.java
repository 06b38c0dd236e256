package io.atopile.mcp.conformance.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What an interrupted save, a slip of the keyboard or a bad merge does to a text. */
enum Mutation {
    LINE_DELETED {
        @Override
        String change(List<String> lines, Random random) {
            lines.remove(random.nextInt(lines.size()));
            return join(lines);
        }
    },
    LINE_DOUBLED {
        @Override
        String change(List<String> lines, Random random) {
            var line = random.nextInt(lines.size());
            lines.add(line, lines.get(line));
            return join(lines);
        }
    },
    LINES_SWAPPED {
        @Override
        String change(List<String> lines, Random random) {
            var line = random.nextInt(lines.size() - 1);
            lines.add(line, lines.remove(line + 1));
            return join(lines);
        }
    },
    CHARACTERS_LOST {
        @Override
        String change(List<String> lines, Random random) {
            var text = join(lines);
            var from = random.nextInt(text.length());
            return text.substring(0, from) + text.substring(Math.min(text.length(), from + 1 + random.nextInt(MOST_LOST)));
        }
    },
    FILE_CUT {
        @Override
        String change(List<String> lines, Random random) {
            var text = join(lines);
            return text.substring(0, random.nextInt(text.length()));
        }
    };

    private static final int MOST_LOST = 3;

    /** What is left of a text of two lines or more. */
    String apply(String text, Random random) {
        return change(new ArrayList<>(text.lines().toList()), random);
    }

    abstract String change(List<String> lines, Random random);

    private static String join(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
