package io.atopile.mcp.agent.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Formats projects, their targets and their build results as lines. */
final class ProjectContextFormatter {

    private static final int LONGEST = 400;

    private ProjectContextFormatter() {}

    /** Formats {@code workspace_list_targets}: the run's project with its targets, and the names of the other projects. */
    static List<String> formatTargets(JsonNode data, Optional<String> project) {
        var lines = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var entry : data.path("projects").values()) {
            var label = getText(entry, "project");
            if (project.isPresent() && !project.get().equals(label)) {
                others.add(label);
                continue;
            }
            lines.add("project %s, named %s".formatted(label, getText(entry, "name")));
            findText(entry, "problem").ifPresent(problem -> lines.add("  problem: " + problem));
            entry.path("targets").values().forEach(target -> lines.add("  " + formatTarget(target)));
        }
        if (!others.isEmpty()) {
            lines.add("other projects: " + String.join(", ", others));
        }
        return lines;
    }

    private static String formatTarget(JsonNode target) {
        var last = findText(target, "last_build_id")
                .map(id -> "last build %s %s%s".formatted(
                        id, getText(target, "last_status"), findText(target, "last_verdict").map(verdict -> ", " + verdict).orElse("")))
                .orElse("never built here");
        return "target %s builds %s; %s".formatted(getText(target, "name"), getText(target, "entry"), last);
    }

    /** Formats {@code design_diagnostics}. */
    static List<String> formatProblems(JsonNode data) {
        return data.path("targets").values().stream().flatMap(ProjectContextFormatter::formatTargetState).toList();
    }

    private static Stream<String> formatTargetState(JsonNode target) {
        var verdict = findText(target, "build_id")
                .map(id -> "build %s %s, verdict %s%s".formatted(
                        id,
                        getText(target, "status"),
                        findText(target, "verdict").orElse("unknown"),
                        target.path("outdated").asBoolean() ? ", but sources changed since" : ""))
                .orElse("never built");
        var failures = target.path("failures").values().stream().map(ProjectContextFormatter::formatFailure);
        var undecided = target.path("unverified").values().stream().map(ProjectContextFormatter::formatUndecided);
        var more = target.path("unverified_total").asInt() - target.path("unverified").size();
        return Stream.of(
                        Stream.of("target %s: %s".formatted(getText(target, "target"), verdict)),
                        failures,
                        undecided,
                        more > 0 ? Stream.of("  and %d more undecided".formatted(more)) : Stream.<String>empty())
                .flatMap(lines -> lines);
    }

    private static String formatFailure(JsonNode failure) {
        var source = findText(failure, "source").map(line -> " | " + line.strip()).orElse("");
        return "  failed at %s %s (%s): %s%s".formatted(
                place(failure), getText(failure, "code"), getText(failure, "stage"), getText(failure, "message"), source);
    }

    private static String formatUndecided(JsonNode assertion) {
        var reason = findText(assertion, "reason").map(" (%s)"::formatted).orElse("");
        return "  undecided at %s: %s%s".formatted(place(assertion), getText(assertion, "text").strip(), reason);
    }

    private static String place(JsonNode found) {
        return Stream.of("file", "line", "column").flatMap(part -> findText(found, part).stream()).collect(Collectors.joining(":"));
    }

    private static String getText(JsonNode node, String field) {
        return findText(node, field).orElse("?");
    }

    private static Optional<String> findText(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(OneLine.of(value.asString(""), LONGEST));
    }
}
