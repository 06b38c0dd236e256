package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.report.Bom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds parts that are in one of the files and not in another. Parts with the same reason are one finding. */
final class MembershipCheck {

    private final AssemblyFiles files;
    private final Map<String, BomTable.Row> table;
    private final Map<String, PlacementTable.Row> placements;
    private final Map<String, BoardComponent> board;
    private final Map<String, Bom.Component> bom;
    private final Map<Cause, List<String>> found = new LinkedHashMap<>();

    /** A fault and its reason, without the designators that it concerns. */
    private record Cause(AssemblyFault fault, boolean error, String clause, AssemblyEvidence source) {}

    private MembershipCheck(AssemblyFiles files) {
        this.files = files;
        this.table = files.indexTable();
        this.placements = files.indexPlacements();
        this.board = files.indexBoard();
        this.bom = files.indexBom();
    }

    static List<AssemblyFinding> check(AssemblyFiles files) {
        var check = new MembershipCheck(files);
        check.findMissing();
        var findings = new ArrayList<AssemblyFinding>();
        check.found.forEach((cause, designators) -> findings.add(check.build(cause, designators)));
        return findings;
    }

    private void findMissing() {
        var all = new LinkedHashSet<>(bom.keySet());
        all.addAll(table.keySet());
        all.addAll(placements.keySet());
        for (var designator : AssemblyText.sort(all)) {
            findCause(designator).ifPresent(cause -> found.computeIfAbsent(cause, _ -> new ArrayList<>()).add(designator));
        }
    }

    private Optional<Cause> findCause(String designator) {
        var component = Optional.ofNullable(board.get(designator));
        if (files.board().isPresent() && component.isEmpty()) {
            return Optional.of(explainMissingOnBoard(designator));
        }
        if (!bom.containsKey(designator) && component.filter(BareLand::isBare).isPresent()) {
            return Optional.empty();
        }
        if (files.table().isPresent() && !table.containsKey(designator)) {
            return Optional.of(explainMissingInBom(designator));
        }
        return files.placements().isPresent() && !placements.containsKey(designator) ? Optional.of(explainMissingInPlacement(designator)) : Optional.empty();
    }

    private Optional<PlacementTable.Row> findPlacement(String designator) {
        return Optional.ofNullable(placements.get(designator));
    }

    private Cause explainMissingOnBoard(String designator) {
        var source = Optional.ofNullable(table.get(designator))
                .map(row -> AssemblyEvidence.of(files.tablePath(), row.line(), row.partNumber()))
                .or(() -> findPlacement(designator).map(row -> AssemblyEvidence.of(files.placementPath(), row.line(), row.footprint())))
                .orElseGet(() -> AssemblyEvidence.ofWhole(files.bomPath(), Optional.ofNullable(bom.get(designator)).flatMap(Bom.Component::mpn).orElse("")));
        return new Cause(AssemblyFault.MISSING_ON_BOARD, true, "in %s, but not on the board %s".formatted(source.source(), files.boardPath()), source);
    }

    private Cause explainMissingInBom(String designator) {
        var part = Optional.ofNullable(bom.get(designator));
        if (part.isEmpty()) {
            return new Cause(
                    AssemblyFault.MISSING_IN_BOM, false, "in the placement file, but no part is chosen, so the BOM has no line",
                    findPlacement(designator)
                            .map(row -> AssemblyEvidence.of(files.placementPath(), row.line(), "%s: %s".formatted(designator, row.footprint())))
                            .orElseGet(() -> AssemblyEvidence.ofWhole(files.placementPath(), designator)));
        }
        var number = part.get().mpn().orElse("the part");
        var isNumbered = part.get().lcsc().filter(text -> !text.isBlank()).isPresent();
        return new Cause(
                AssemblyFault.MISSING_IN_BOM,
                true,
                isNumbered
                        ? "in the design with the part %s, but not in the BOM".formatted(number)
                        : "not in the BOM: %s has no LCSC number, and atopile leaves such parts out of bom.csv".formatted(number),
                AssemblyEvidence.ofWhole(files.bomPath(), "%s, LCSC number %s".formatted(number, part.get().lcsc().filter(text -> !text.isBlank()).orElse("none"))));
    }

    private Cause explainMissingInPlacement(String designator) {
        var component = Optional.ofNullable(board.get(designator));
        var row = Optional.ofNullable(table.get(designator));
        var intended = component.flatMap(MembershipCheck::findExclusion);
        return new Cause(
                AssemblyFault.MISSING_IN_PLACEMENT,
                intended.isEmpty(),
                "in the BOM, but not in the placement file" + intended.map(attribute -> switch (attribute) {
                    case "dnp" -> ": it is marked as do not populate";
                    default -> ": its footprint is excluded from it, so an assembler will not place it";
                }).orElse(""),
                intended.map(attribute -> AssemblyEvidence.of(files.boardPath(), component.orElseThrow().line(), "%s: %s".formatted(designator, attribute)))
                        .or(() -> row.map(line -> AssemblyEvidence.of(files.tablePath(), line.line(), line.partNumber())))
                        .orElseGet(() -> AssemblyEvidence.ofWhole(files.bomPath(), designator)));
    }

    /** Returns the attribute of a footprint that keeps it out of the placement file. */
    private static Optional<String> findExclusion(BoardComponent component) {
        return component.isNotPopulated() ? Optional.of("dnp") : component.isExcludedFromPlacement() ? Optional.of("exclude_from_pos_files") : Optional.empty();
    }

    private AssemblyFinding build(Cause cause, List<String> designators) {
        var missing = switch (cause.fault()) {
            case MISSING_ON_BOARD -> files.boardPath();
            case MISSING_IN_BOM -> files.tablePath();
            default -> files.placementPath();
        };
        return new AssemblyFinding(
                cause.fault(),
                cause.error(),
                designators,
                "%s %s %s.".formatted(AssemblyText.join(designators), designators.size() == 1 ? "is" : "are", cause.clause()),
                List.of(cause.source(), AssemblyEvidence.ofWhole(missing, "no line for " + AssemblyText.join(designators))));
    }
}
