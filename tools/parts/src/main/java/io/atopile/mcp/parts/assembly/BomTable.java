package io.atopile.mcp.parts.assembly;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The bill of materials that assemblers get, {@code bom.csv}.
 *
 * @param path relative to the project's root
 */
public record BomTable(String path, List<Row> rows) {

    private static final int LONGEST_RANGE = 1000;
    private static final Pattern RANGE = Pattern.compile("(?<letters>[A-Za-z]+)(?<first>\\d{1,6})(?:-|\\.\\.)\\k<letters>(?<last>\\d{1,6})");
    private static final Pattern RANGE_DASH = Pattern.compile("(?<=\\d)\\s*[-–]\\s*(?=[A-Za-z])");

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

    /** Splits a list of designators, in which R1-R4 stands for four of them. */
    private static List<String> split(String designators) {
        var spaced = RANGE_DASH.matcher(designators).replaceAll("-");
        return Arrays.stream(spaced.split("[,;\\s]+")).filter(one -> !one.isEmpty()).flatMap(BomTable::expand).toList();
    }

    private static Stream<String> expand(String designator) {
        var range = RANGE.matcher(designator);
        if (!range.matches()) {
            return Stream.of(designator);
        }
        var first = Integer.parseInt(range.group("first"));
        var last = Integer.parseInt(range.group("last"));
        return first < last && last - first < LONGEST_RANGE ? IntStream.rangeClosed(first, last).mapToObj(number -> range.group("letters") + number) : Stream.of(designator);
    }
}
