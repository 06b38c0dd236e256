package io.atopile.mcp.conformance.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The tables of {@code docs/mission.md}; {@code faults} names the rows that can't be read. */
record MissionTable(List<Concept> concepts, List<Omission> omissions, List<String> faults) {

    private static final String CONCEPTS = "| concept | our name | where | shown by |";
    private static final String OMISSIONS = "| left out | reason |";
    private static final Pattern RULE = Pattern.compile("\\|(---\\|)+");

    /** What the program has, or doesn't have yet. */
    record Concept(int line, String concept, String name, String where, String shownBy) {}

    /** What the program doesn't have on purpose. */
    record Omission(int line, String concept, String reason) {}

    static MissionTable parse(String document) {
        var table = new MissionTable(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var header = "";
        var number = 0;
        for (var line : document.lines().toList()) {
            number++;
            if (!line.startsWith("|")) {
                header = "";
            } else if (header.isEmpty()) {
                header = line;
            } else if (!RULE.matcher(line).matches()) {
                table.addRow(header, number, line);
            }
        }
        return table;
    }

    private void addRow(String header, int number, String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (header.equals(CONCEPTS) && cells.size() == 6) {
            concepts.add(new Concept(number, cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
        } else if (header.equals(OMISSIONS) && cells.size() == 4) {
            omissions.add(new Omission(number, cells.get(1), cells.get(2)));
        } else {
            faults.add("line %d: not a row of a table of this document: %s".formatted(number, line));
        }
    }
}
