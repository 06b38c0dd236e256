package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.TokenEstimator;
import java.util.ArrayList;
import java.util.List;

/**
 * The full text of a section, before the available space is known.
 *
 * @param tool the tool that returned it, and that returns the rest
 * @param share its share of the pack's space, relative to the other sections
 */
record ContextSectionText(String heading, String tool, List<String> lines, int share) {

    ContextSectionText {
        lines = List.copyOf(lines);
    }

    /** Returns the number of tokens of the whole section. */
    int countTokens(UntrustedDataMarkers marks) {
        return TokenEstimator.of(render(marks, lines));
    }

    /** Renders as many lines as fit, with a note on the rest; empty if none fits. */
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
