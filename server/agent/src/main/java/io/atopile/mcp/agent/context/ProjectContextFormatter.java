package io.atopile.mcp.agent.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Says in lines what projects build and how that went. */
final class ProjectContextFormatter {

    private static final int LONGEST = 400;

    private ProjectContextFormatter() {}

    /** Of {@code workspace_list_targets}: the run's project with its targets; of others the names. */
    static List<String> targets(JsonNode data, Optional<String> project) {
        var lines = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var entry : data.path("projects").values()) {
            var label = text(entry, "project");
            if (project.isPresent() && !project.get().equals(label)) {
                others.add(label);
                continue;
            }
            lines.add("project %s, named %s".formatted(label, text(entry, "name")));
            optional(entry, "problem").ifPresent(problem -> lines.add("  problem: " + problem));
            entry.path("targets").values().forEach(target -> lines.add("  " + target(target)));
        }
        if (!others.isEmpty()) {
            lines.add("other projects here: " + String.join(", ", others));
        }
        return lines;
    }

    private static String target(JsonNode target) {
        var last = optional(target, "last_build_id")
                .map(id -> "last build %s %s%s".formatted(
                        id, text(target, "last_status"), optional(target, "last_verdict").map(verdict -> ", " + verdict).orElse("")))
                .orElse("never built here");
        return "target %s builds %s; %s".formatted(text(target, "name"), text(target, "entry"), last);
    }

    /** Of {@code design_diagnostics}. */
    static List<String> problems(JsonNode data) {
        return data.path("targets").values().stream().flatMap(ProjectContextFormatter::state).toList();
    }

    private static Stream<String> state(JsonNode target) {
        var verdict = optional(target, "build_id")
                .map(id -> "build %s %s, verdict %s%s".formatted(
                        id,
                        text(target, "status"),
                        optional(target, "verdict").orElse("unknown"),
                        target.path("outdated").asBoolean() ? ", but sources changed since" : ""))
                .orElse("never built");
        var failures = target.path("failures").values().stream().map(ProjectContextFormatter::failure);
        var unproven = target.path("unverified").values().stream().map(ProjectContextFormatter::unproven);
        var more = target.path("unverified_total").asInt() - target.path("unverified").size();
        return Stream.of(
                        Stream.of("target %s: %s".formatted(text(target, "target"), verdict)),
                        failures,
                        unproven,
                        more > 0 ? Stream.of("  and %d more unproven".formatted(more)) : Stream.<String>empty())
                .flatMap(lines -> lines);
    }

    private static String failure(JsonNode failure) {
        var source = optional(failure, "source").map(line -> " | " + line.strip()).orElse("");
        return "  failed at %s %s (%s): %s%s".formatted(
                place(failure), text(failure, "code"), text(failure, "stage"), text(failure, "message"), source);
    }

    private static String unproven(JsonNode assertion) {
        return "  unproven at %s: %s".formatted(place(assertion), text(assertion, "text").strip());
    }

    private static String place(JsonNode found) {
        return Stream.of("file", "line", "column").flatMap(part -> optional(found, part).stream()).collect(Collectors.joining(":"));
    }

    private static String text(JsonNode node, String field) {
        return optional(node, field).orElse("?");
    }

    private static Optional<String> optional(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(OneLine.of(value.asString(""), LONGEST));
    }
}
