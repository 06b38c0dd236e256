package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.layout.BoardComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares footprints, sides, rotations and positions in the files with those on the board. */
final class PlacementCheck {

    private static final double TOLERANCE_MM = 0.011;
    private static final double TOLERANCE_DEG = 0.11;

    private final AssemblyFiles files;
    private final Map<String, BoardComponent> board;
    private final Optional<Offset> origin;
    private final List<AssemblyFinding> findings = new ArrayList<>();

    /** The difference of two positions; that of most components is the origin of the placement file. */
    private record Offset(double x, double y) {

        boolean isNear(Offset other) {
            return Math.abs(x - other.x) <= TOLERANCE_MM && Math.abs(y - other.y) <= TOLERANCE_MM;
        }

        static Optional<Offset> of(PlacementTable.Row row, BoardComponent component) {
            return row.xMm().flatMap(x -> row.yMm().map(y -> new Offset(x - component.placement().xMm(), y + component.placement().yMm())));
        }
    }

    private PlacementCheck(AssemblyFiles files) {
        this.files = files;
        this.board = files.indexBoard();
        this.origin = findOrigin();
    }

    static List<AssemblyFinding> check(AssemblyFiles files) {
        var check = new PlacementCheck(files);
        files.table().map(BomTable::rows).orElse(List.of()).forEach(check::checkRow);
        files.placements().map(PlacementTable::rows).orElse(List.of()).forEach(check::checkRow);
        return check.findings;
    }

    private Optional<Offset> findOrigin() {
        var offsets = files.placements().map(PlacementTable::rows).orElse(List.of()).stream()
                .flatMap(row -> Optional.ofNullable(board.get(row.designator())).flatMap(component -> Offset.of(row, component)).stream())
                .toList();
        var counts = new HashMap<Offset, Long>();
        offsets.stream().limit(200).forEach(one -> counts.put(one, offsets.stream().filter(one::isNear).count()));
        return counts.entrySet().stream().filter(entry -> entry.getValue() * 2 > offsets.size()).map(Map.Entry::getKey).findFirst();
    }

    /** Checks the footprint of a BOM line: atopile merges parts with the same supplier number, whatever their footprints are. */
    private void checkRow(BomTable.Row row) {
        var others = row.designators().stream()
                .flatMap(name -> Optional.ofNullable(board.get(name)).stream())
                .filter(component -> !isSameFootprint(row.footprint(), component.footprint()))
                .toList();
        if (!row.footprint().isEmpty() && !others.isEmpty()) {
            var component = others.getFirst();
            add(AssemblyFault.FOOTPRINT_DIFFERS, others.stream().map(BoardComponent::reference).toList(), "the BOM says footprint %s".formatted(row.footprint()), component.footprint(),
                    AssemblyEvidence.of(files.tablePath(), row.line(), row.footprint()), component);
        }
    }

    private void checkRow(PlacementTable.Row row) {
        var component = board.get(row.designator());
        if (component == null) {
            return;
        }
        if (!row.footprint().isEmpty() && !isSameFootprint(row.footprint(), component.footprint())) {
            add(AssemblyFault.FOOTPRINT_DIFFERS, List.of(row.designator()), "the placement file says footprint %s".formatted(row.footprint()), component.footprint(),
                    AssemblyEvidence.of(files.placementPath(), row.line(), row.footprint()), component);
        }
        comparePlacement(row, component);
    }

    private void comparePlacement(PlacementTable.Row row, BoardComponent component) {
        var placed = new ArrayList<String>();
        var real = new ArrayList<String>();
        row.side().filter(side -> side != component.placement().side()).ifPresent(side -> {
            placed.add("side " + AssemblyText.formatSide(side));
            real.add("side " + AssemblyText.formatSide(component.placement().side()));
        });
        row.rotationDeg().filter(angle -> isTurned(angle, component.placement().rotationDeg())).ifPresent(angle -> {
            placed.add("rotation " + AssemblyText.formatNumber(angle));
            real.add("rotation " + AssemblyText.formatNumber(component.placement().rotationDeg()));
        });
        if (origin.isPresent() && Offset.of(row, component).filter(offset -> !offset.isNear(origin.get())).isPresent()) {
            placed.add("position %s".formatted(formatPoint(row.xMm().orElse(0.0) - origin.get().x(), origin.get().y() - row.yMm().orElse(0.0))));
            real.add("position %s".formatted(formatPoint(component.placement().xMm(), component.placement().yMm())));
        }
        if (!placed.isEmpty()) {
            add(AssemblyFault.PLACEMENT_DIFFERS, List.of(row.designator()), "the placement file says %s".formatted(String.join(", ", placed)), String.join(", ", real),
                    AssemblyEvidence.of(files.placementPath(), row.line(), String.join(", ", placed)), component);
        }
    }

    private static String formatPoint(double x, double y) {
        return "x %s, y %s mm".formatted(AssemblyText.formatNumber(x), AssemblyText.formatNumber(y));
    }

    private static boolean isTurned(double one, double other) {
        var turn = Math.abs(one - other) % 360;
        return Math.min(turn, 360 - turn) > TOLERANCE_DEG;
    }

    private static boolean isSameFootprint(String one, String other) {
        return Stream.of(one, other).map(name -> name.substring(name.lastIndexOf(':') + 1)).distinct().count() == 1;
    }

    private void add(AssemblyFault fault, List<String> designators, String clause, String real, AssemblyEvidence source, BoardComponent component) {
        findings.add(new AssemblyFinding(
                fault,
                true,
                AssemblyText.sort(designators),
                "%s: %s, but the board has %s.".formatted(AssemblyText.join(designators), clause, real),
                List.of(source, AssemblyEvidence.of(files.boardPath(), component.line(), real))));
    }
}
