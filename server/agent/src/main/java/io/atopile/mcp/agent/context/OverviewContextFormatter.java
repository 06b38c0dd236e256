package io.atopile.mcp.agent.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Formats {@code design_overview} as lines. */
final class OverviewContextFormatter {

    private static final int LONGEST = 400;

    private OverviewContextFormatter() {}

    /** {@code folder} is the name of the project's folder. */
    static List<String> formatOverview(JsonNode data, Optional<String> folder) {
        var lines = new ArrayList<String>();
        var label = getText(data, "project");
        lines.add("this run's project: " + folder.map(name -> OneLine.of(name, LONGEST)).orElse(label));
        addText(lines, "purpose", data.path("purpose"));
        data.path("targets").values().forEach(target ->
                lines.add("target %s builds %s; %s".formatted(getText(target, "name"), getText(target, "entry"), getText(target, "verdict"))));
        addList(lines, "rails", data.path("rails").valueStream().map(rail -> Stream.of("name", "voltage").map(field -> getText(rail, field)).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "))));
        addList(lines, "parts", data.path("parts").valueStream().map(part -> "%s x %s (%s)".formatted(getText(part, "count"), getText(part, "part"), getText(part, "at"))));
        for (var name : List.of("interfaces", "connectors", "nets")) {
            addList(lines, name, data.path(name).valueStream().map(item -> OneLine.of(item.asString(""), LONGEST)));
        }
        addText(lines, "size in mm", data.path("size"));
        addText(lines, "cost of parts in US dollars", data.path("cost"));
        data.path("problems").values().forEach(problem -> lines.add("problem: " + OneLine.of(problem.asString(""), LONGEST)));
        if (data.path("left_out").asInt() > 0) {
            lines.add("%d more entries are left out; design_modules, report_bom, report_nets and design_diagnostics have all".formatted(data.path("left_out").asInt()));
        }
        return lines;
    }

    private static void addList(List<String> lines, String name, Stream<String> items) {
        var all = items.collect(Collectors.joining("; "));
        if (!all.isEmpty()) {
            lines.add(name + ": " + all);
        }
    }

    private static void addText(List<String> lines, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            lines.add(name + ": " + OneLine.of(value.asString(""), LONGEST));
        }
    }

    private static String getText(JsonNode node, String field) {
        return OneLine.of(node.path(field).asString(""), LONGEST);
    }
}
