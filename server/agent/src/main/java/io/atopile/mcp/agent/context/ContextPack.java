package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.TokenEstimator;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A short summary of the project at the start of a run, so that the model needn't query it. It is gathered by calling
 * the run's own tools as the agent, so it contains nothing that the policy would withhold. It is the same for the same
 * project and marks.
 *
 * @param text for the model, within the requested number of tokens
 * @param sections the text of each section in it
 * @param missing the headings of sections that are not included
 */
public record ContextPack(String text, List<String> sections, List<String> missing) {

    private static final String HEADING = "# The project at the start of the run\n";

    /** Reserved for the heading and the list of missing sections. */
    private static final int FRAME = 250;

    private static final String CHANGED = "# What changed in the project since the facts above\n";

    public ContextPack {
        sections = List.copyOf(sections);
        missing = List.copyOf(missing);
    }

    /**
     * The content and limits of a pack.
     *
     * @param project as a call names it; empty for the only one
     * @param patience time limit for all tools together, from the start of gathering; extended while other packs are
     *     gathered too
     */
    public record Request(Optional<String> project, UntrustedDataMarkers marks, int maxTokens, Duration patience) {

        private static final int USUAL_TOKENS = 6_000;
        private static final Duration USUAL_PATIENCE = Duration.ofSeconds(3);

        /** Returns a request with the default limits. */
        public static Request of(Optional<String> project, UntrustedDataMarkers marks) {
            return new Request(project, marks, USUAL_TOKENS, USUAL_PATIENCE);
        }
    }

    /** Queries the tools and combines their results. A failed query is named in the pack and doesn't fail the run. */
    public static ContextPack gather(ToolSource tools, ToolCaller caller, Request request, CancellationSignal cancellation)
            throws InterruptedException {
        var sections = ContextSection.of(request.project());
        var call = new ContextQuery(tools, caller, cancellation);
        var answers = ContextPackLimiter.take(() -> call.ask(sections, request.patience()));
        var texts = new ArrayList<SectionText>();
        var notes = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var answer : answers) {
            switch (answer) {
                case ContextQuery.Answer.Told(var section, var lines) ->
                    texts.add(new SectionText(section.heading(), section.tool(), lines, section.share()));
                case ContextQuery.Answer.Missing(var section, var why) -> {
                    missing.add(section.heading());
                    notes.add("%s: %s %s".formatted(section.heading(), section.tool(), why));
                }
            }
        }
        return compose(texts, notes, missing, request);
    }

    private static ContextPack compose(List<SectionText> texts, List<String> notes, List<String> missing, Request request) {
        var rooms = allocateTokens(texts, request);
        var pack = new StringBuilder(HEADING);
        var sections = new ArrayList<String>();
        for (var i = 0; i < texts.size(); i++) {
            var section = texts.get(i);
            var text = section.renderWithin(rooms.get(i), request.marks());
            if (text.isEmpty()) {
                missing.add(section.heading());
                notes.add("%s: no room, use %s".formatted(section.heading(), section.tool()));
            }
            pack.append(text);
            sections.add(text);
        }
        if (!notes.isEmpty()) {
            var left = request.maxTokens() - TokenEstimator.of(pack.toString());
            pack.append(new SectionText("Not included", "the tools named", notes, 0).renderWithin(left - 1, request.marks()));
        }
        return TokenEstimator.of(pack.toString()) <= request.maxTokens()
                ? new ContextPack(pack.toString(), sections, missing)
                : new ContextPack("", List.of(), missing);
    }

    /** Returns the sections that are not in an earlier pack of the same conversation; empty if all are. */
    public Optional<String> describeChanges(String earlier) {
        var changed = sections.stream().filter(section -> !earlier.contains(section)).collect(Collectors.joining());
        return changed.isEmpty() ? Optional.empty() : Optional.of(CHANGED + changed);
    }

    /** Gives each section its share first, then the rest to the sections that need more, the most important first. */
    private static List<Integer> allocateTokens(List<SectionText> texts, Request request) {
        var all = Math.max(0, request.maxTokens() - FRAME);
        var shares = texts.stream().mapToInt(SectionText::share).sum();
        var rooms = new ArrayList<Integer>();
        texts.forEach(text -> rooms.add(Math.min(text.countTokens(request.marks()), all * text.share() / shares)));
        var left = all - rooms.stream().mapToInt(Integer::intValue).sum();
        for (var i = 0; i < texts.size(); i++) {
            var more = Math.min(left, texts.get(i).countTokens(request.marks()) - rooms.get(i));
            rooms.set(i, rooms.get(i) + more);
            left -= more;
        }
        return rooms;
    }

    /**
     * The full text of a section, before the available space is known.
     *
     * @param tool the tool that returned it, and that returns the rest
     * @param share its share of the pack's space, relative to the other sections
     */
    private record SectionText(String heading, String tool, List<String> lines, int share) {

        private SectionText {
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
}
