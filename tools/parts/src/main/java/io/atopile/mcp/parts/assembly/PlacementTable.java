package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.layout.BoardSide;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The file with the positions of the components, in KiCad's form or with JLCPCB's names of columns.
 *
 * @param path relative to the project's root
 */
public record PlacementTable(String path, List<Row> rows) {

    public PlacementTable {
        rows = List.copyOf(rows);
    }

    /**
     * A component; what isn't a number or a side in the file is empty.
     *
     * @param line of the file, from 1
     * @param yMm upwards, unlike on a board
     */
    public record Row(
            int line, String designator, String footprint, Optional<Double> xMm, Optional<Double> yMm, Optional<Double> rotationDeg, Optional<BoardSide> side) {}

    /** Parses the file; empty if it has no column of designators. */
    public static Optional<PlacementTable> parse(String path, String text) {
        return AssemblyTable.parse(text, List.of("ref", "designator")).map(table -> new PlacementTable(path, table.rows().stream()
                .map(row -> new Row(
                        AssemblyTable.toLine(row),
                        table.getText(row, "ref", "designator"),
                        table.getText(row, "package"),
                        AssemblyTable.parseMeasure(table.getText(row, "posx", "mid x")),
                        AssemblyTable.parseMeasure(table.getText(row, "posy", "mid y")),
                        AssemblyTable.parseMeasure(table.getText(row, "rot", "rotation")),
                        parseSide(table.getText(row, "side", "layer"))))
                .toList()));
    }

    private static Optional<BoardSide> parseSide(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "top", "front", "t", "toplayer", "f.cu" -> Optional.of(BoardSide.FRONT);
            case "bottom", "back", "b", "bottomlayer", "b.cu" -> Optional.of(BoardSide.BACK);
            default -> Optional.empty();
        };
    }
}
