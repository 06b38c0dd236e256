package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.TokenEstimator;
import java.util.ArrayList;
import java.util.List;

/**
 * One section as it is told, before it is known how much room there is for it.
 *
 * @param tool that gave it, and that gives the rest
 * @param share of the pack's room, in proportion to the others'
 */
record ContextSectionText(String heading, String tool, List<String> lines, int share) {

    ContextSectionText {
        lines = List.copyOf(lines);
    }

    /** How many tokens it takes as a whole. */
    int countTokens(UntrustedDataMarkers marks) {
        return TokenEstimator.of(render(marks, lines));
    }

    /** As many of its lines as fit, and a note on the others; empty when not one fits. */
    String renderWithin(int tokens, UntrustedDataMarkers marks) {
        if (countTokens(marks) <= tokens) {
            return render(marks, lines);
        }
        var kept = new ArrayList<String>();
        var room = tokens - TokenEstimator.of(render(marks, List.of()));
        for (var line : lines) {
            room -= TokenEstimator.of(line + "\n");
            if (room < 0) {
                break;
            }
            kept.add(line);
        }
        return kept.isEmpty() ? "" : render(marks, kept);
    }

    private String render(UntrustedDataMarkers marks, List<String> some) {
        var left = lines.size() - some.size();
        var note = left == 0 ? "" : "(%d more lines: %s)\n".formatted(left, tool);
        var body = lines.isEmpty() ? "none\n" : marks.enclose(tool, String.join("\n", some));
        return "## %s\n%s%s".formatted(heading, body, note);
    }
}
