package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.layout.BoardComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds designators that are missing or occur twice in a file, and quantities that aren't their number. */
final class DesignatorCheck {

    private static final Pattern UNSET = Pattern.compile("|.*[?*]");

    private final List<AssemblyFinding> findings = new ArrayList<>();

    private DesignatorCheck() {}

    static List<AssemblyFinding> check(AssemblyFiles files) {
        var check = new DesignatorCheck();
        files.board().ifPresent(board -> check.checkBoard(files.boardPath(), board.components()));
        files.table().ifPresent(check::checkTable);
        files.placements().ifPresent(check::checkPlacements);
        return check.findings;
    }

    private void checkBoard(String path, List<BoardComponent> components) {
        var seen = new LinkedHashMap<String, List<AssemblyEvidence>>();
        for (var component : components) {
            if (component.address().isEmpty() && BareLand.isBare(component)) {
                continue;
            }
            if (!isUnset(component.reference())) {
                note(seen, component.reference(), path, component.line(), component.name());
            } else if (!component.pads().isEmpty()) {
                var name = component.address().orElseGet(component::footprint);
                addMissing(path, component.line(), "%s on the board has no designator.".formatted(name), "'%s' as the reference of %s".formatted(component.reference(), name));
            }
        }
        addDuplicates(path, seen);
    }

    private void checkTable(BomTable table) {
        var seen = new LinkedHashMap<String, List<AssemblyEvidence>>();
        for (var row : table.rows()) {
            row.designators().forEach(name -> note(seen, name, table.path(), row.line(), row.partNumber()));
            if (row.designators().isEmpty()) {
                addMissing(table.path(), row.line(), "A BOM line has no designators: %s.".formatted(row.partNumber()), row.partNumber());
            } else if (row.quantity().isPresent() && row.quantity().get() != row.designators().size()) {
                addQuantity(table, row, row.quantity().get());
            }
        }
        addDuplicates(table.path(), seen);
    }

    private void addQuantity(BomTable table, BomTable.Row row, double quantity) {
        findings.add(new AssemblyFinding(
                AssemblyFault.QUANTITY_DIFFERS,
                true,
                AssemblyText.sort(row.designators()),
                "%s: the BOM line says %s parts, but has %d designators.".formatted(AssemblyText.join(row.designators()), AssemblyText.formatNumber(quantity), row.designators().size()),
                List.of(
                        AssemblyEvidence.of(table.path(), row.line(), "quantity " + AssemblyText.formatNumber(quantity)),
                        AssemblyEvidence.of(table.path(), row.line(), "designators " + String.join(", ", row.designators())))));
    }

    private void checkPlacements(PlacementTable table) {
        var seen = new LinkedHashMap<String, List<AssemblyEvidence>>();
        for (var row : table.rows()) {
            if (BareLand.isNamed(row.footprint())) {
                continue;
            }
            if (isUnset(row.designator())) {
                addMissing(table.path(), row.line(), "A component in the placement file has no designator: %s.".formatted(row.footprint()), row.footprint());
            } else {
                note(seen, row.designator(), table.path(), row.line(), row.footprint());
            }
        }
        addDuplicates(table.path(), seen);
    }

    private static boolean isUnset(String designator) {
        return UNSET.matcher(designator).matches();
    }

    private static void note(Map<String, List<AssemblyEvidence>> seen, String designator, String path, int line, String value) {
        seen.computeIfAbsent(designator, _ -> new ArrayList<>()).add(AssemblyEvidence.of(path, line, "%s: %s".formatted(designator, value)));
    }

    private void addMissing(String path, int line, String message, String value) {
        findings.add(new AssemblyFinding(AssemblyFault.MISSING_DESIGNATOR, true, List.of(), message, List.of(AssemblyEvidence.of(path, line, value))));
    }

    private void addDuplicates(String path, Map<String, List<AssemblyEvidence>> seen) {
        seen.forEach((designator, places) -> {
            if (places.size() > 1) {
                findings.add(new AssemblyFinding(
                        AssemblyFault.DUPLICATE_DESIGNATOR,
                        true,
                        List.of(designator),
                        "%s occurs %d times in %s.".formatted(designator, places.size(), path),
                        places));
            }
        });
    }
}
