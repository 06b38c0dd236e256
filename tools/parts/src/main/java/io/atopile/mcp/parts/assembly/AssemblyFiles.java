package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.report.Bom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared; what isn't there is empty.
 *
 * @param bom atopile's own BOM, which has all parts
 * @param bomPath its file, relative to the project's root, as {@code boardPath}
 * @param table the BOM for assemblers
 */
public record AssemblyFiles(
        Optional<Bom> bom, String bomPath, Optional<BomTable> table, Optional<PlacementTable> placements, Optional<Board> board, String boardPath) {

    /** Returns the BOM lines by designator; of a designator that occurs twice, the first. */
    Map<String, BomTable.Row> indexTable() {
        var index = new LinkedHashMap<String, BomTable.Row>();
        table.map(BomTable::rows).orElse(List.of()).forEach(row -> row.designators().forEach(name -> index.putIfAbsent(name, row)));
        return index;
    }

    Map<String, PlacementTable.Row> indexPlacements() {
        var index = new LinkedHashMap<String, PlacementTable.Row>();
        placements.map(PlacementTable::rows).orElse(List.of()).forEach(row -> index.putIfAbsent(row.designator(), row));
        index.remove("");
        return index;
    }

    Map<String, BoardComponent> indexBoard() {
        var index = new LinkedHashMap<String, BoardComponent>();
        board.map(Board::components).orElse(List.of()).forEach(component -> index.putIfAbsent(component.reference(), component));
        index.remove("");
        return index;
    }

    Map<String, Bom.Component> indexBom() {
        var index = new LinkedHashMap<String, Bom.Component>();
        bom.map(Bom::components).orElse(List.of()).forEach(component -> component.designators().forEach(name -> index.putIfAbsent(name, component)));
        index.remove("");
        return index;
    }

    String tablePath() {
        return table.map(BomTable::path).orElse("bom.csv");
    }

    String placementPath() {
        return placements.map(PlacementTable::path).orElse("pick_and_place.csv");
    }
}
