package io.atopile.mcp.tools.design;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tools.design.DesignOverview.BuiltTarget;
import io.atopile.mcp.tools.design.DesignOverview.Output;
import io.atopile.mcp.tools.design.DesignOverview.PartUse;
import io.atopile.mcp.tools.design.DesignOverview.Rail;
import java.util.ArrayList;
import java.util.List;

/** Shortens an overview until it has at most 500 tokens, estimated from its characters: long texts first, then the ends of the lists. */
final class OverviewLimit {

    /** Of the data, in {@link #estimate} units; the envelope around it takes the rest. */
    private static final double MOST = 405;

    private static final int LONGEST_PURPOSE = 220;
    private static final int LONGEST = 110;
    private static final int SHORTEST = 40;
    private static final double LETTERS_PER_TOKEN = 3.2;

    private OverviewLimit() {}

    static Output shorten(Output full) {
        var longest = LONGEST;
        var output = shortenTexts(full, LONGEST_PURPOSE, longest);
        var keep = 12;
        while (estimate(output) > MOST && keep > 1) {
            if (keep <= 5 && longest > SHORTEST) {
                longest -= 20;
            }
            output = cut(shortenTexts(full, LONGEST_PURPOSE, longest), keep);
            keep--;
        }
        return estimate(output) > MOST ? cut(shortenTexts(full, SHORTEST, SHORTEST), 1) : output;
    }

    /** Estimates tokens: letters by the word, digits and punctuation by twos, others singly. */
    private static double estimate(Output output) {
        var text = Json.mapper().writeValueAsString(output);
        return text.codePoints().mapToDouble(c -> c > 0x7e ? 1.6 : Character.isLetter(c) || c == ' ' ? 1 / LETTERS_PER_TOKEN : 0.5).sum();
    }

    private static Output cut(Output full, int keep) {
        var counts = new ArrayList<Integer>();
        var targets = limit(full.targets(), keep, counts);
        var rails = limit(full.rails(), keep, counts);
        var parts = limit(full.parts(), keep, counts);
        var interfaces = limit(full.interfaces(), keep, counts);
        var connectors = limit(full.connectors(), keep, counts);
        var nets = limit(full.nets(), keep, counts);
        var problems = limit(full.problems(), keep, counts);
        var leftOut = counts.stream().mapToInt(Integer::intValue).sum();
        return new Output(full.project(), full.purpose(), targets, rails, parts, interfaces, connectors, nets, full.size(), full.cost(), problems, leftOut);
    }

    private static <T> List<T> limit(List<T> all, int keep, List<Integer> counts) {
        counts.add(Math.max(0, all.size() - keep));
        return all.stream().limit(keep).toList();
    }

    private static Output shortenTexts(Output full, int purpose, int longest) {
        return new Output(
                shortenText(full.project(), longest),
                full.purpose().map(text -> shortenText(text, purpose)),
                full.targets().stream().map(one -> new BuiltTarget(shortenText(one.name(), longest), shortenText(one.entry(), longest), one.verdict())).toList(),
                full.rails().stream().map(one -> new Rail(shortenText(one.name(), longest), shortenText(one.voltage(), longest))).toList(),
                full.parts().stream().map(one -> new PartUse(shortenText(one.part(), longest), one.count(), shortenText(one.at(), longest))).toList(),
                shortenAll(full.interfaces(), longest),
                shortenAll(full.connectors(), longest),
                shortenAll(full.nets(), longest),
                full.size(),
                full.cost(),
                shortenAll(full.problems(), Math.max(longest, purpose / 2)),
                full.leftOut());
    }

    private static List<String> shortenAll(List<String> texts, int longest) {
        return texts.stream().map(text -> shortenText(text, longest)).toList();
    }

    private static String shortenText(String text, int longest) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= longest ? line : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
