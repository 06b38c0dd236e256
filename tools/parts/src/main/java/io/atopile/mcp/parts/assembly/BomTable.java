package io.atopile.mcp.parts.assembly;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The bill of materials that assemblers get, {@code bom.csv}.
 *
 * @param path relative to the project's root
 */
public record BomTable(String path, List<Row> rows) {

    public BomTable {
        rows = List.copyOf(rows);
    }

    /**
     * A line.
     *
     * @param line of the file, from 1
     * @param quantity empty if it isn't a number
     */
    public record Row(int line, List<String> designators, String footprint, Optional<Double> quantity, String partNumber, String supplierNumber) {

        public Row {
            designators = List.copyOf(designators);
        }
    }

    /** Parses the file; empty if it has no column of designators. */
    public static Optional<BomTable> parse(String path, String text) {
        return AssemblyTable.parse(text, List.of("designator")).map(table -> new BomTable(path, table.rows().stream()
                .map(row -> new Row(
                        AssemblyTable.toLine(row),
                        split(table.getText(row, "designator")),
                        table.getText(row, "footprint"),
                        AssemblyTable.parseNumber(table.getText(row, "quantity")),
                        table.getText(row, "partnumber"),
                        table.getText(row, "lcsc part #")))
                .toList()));
    }

    private static List<String> split(String designators) {
        return Arrays.stream(designators.split("[,;\\s]+")).filter(one -> !one.isEmpty()).toList();
    }
}
