package io.atopile.mcp.tools.relay;

import io.atopile.mcp.tool.ToolListing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Ranks tools by how well their names, titles and descriptions match words. */
final class ToolMatches {

    private static final Set<String> EMPTY_WORDS = Set.of("a", "an", "and", "can", "do", "for", "how", "i", "in", "is", "it", "my", "of", "on", "the", "this", "to", "what", "which", "with");

    private static final int SHORTEST_STEM = 3;

    private record Candidate(ToolListing tool, double score) {}

    private ToolMatches() {}

    /** Returns the tools that match at least one word, best first; all tools if there is no word to match. */
    static List<ToolListing> rank(String query, List<ToolListing> tools) {
        var wanted = extractStems(query);
        if (wanted.isEmpty()) {
            return tools;
        }
        var names = tools.stream().collect(Collectors.toMap(ToolListing::name, tool -> extractStems(tool.name() + " " + tool.title())));
        var texts = tools.stream().collect(Collectors.toMap(ToolListing::name, tool -> extractStems(tool.description())));
        var weights = new HashMap<String, Double>();
        wanted.forEach(word -> weights.put(word, Math.log(1 + tools.size() / (1.0 + texts.values().stream().filter(text -> text.contains(word)).count()))));
        return tools.stream()
                .map(tool -> new Candidate(tool, computeScore(weights, names.getOrDefault(tool.name(), Set.of()), texts.getOrDefault(tool.name(), Set.of()))))
                .filter(candidate -> candidate.score() > 0)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .map(Candidate::tool)
                .toList();
    }

    private static double computeScore(Map<String, Double> weights, Set<String> name, Set<String> text) {
        return weights.entrySet().stream().mapToDouble(word -> word.getValue() * ((name.contains(word.getKey()) ? 2 : 0) + (text.contains(word.getKey()) ? 1 : 0))).sum();
    }

    private static Set<String> extractStems(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                .map(ToolMatches::toStem)
                .collect(Collectors.toSet());
    }

    /** Removes the usual endings, so that "placing", "placed" and "places" match each other. */
    private static String toStem(String word) {
        for (var ending : List.of("ings", "ing", "ed", "es", "s", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
