package io.atopile.mcp.parts.assembly;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of comma-separated values, with the names of its columns in the first line.
 *
 * @param columns positions of the columns by their names in lower case
 * @param rows without the first line
 */
record AssemblyTable(Map<String, Integer> columns, List<CsvRecord> rows) {

    private static final int LARGEST_FIELD = 1 << 20;

    /** Parses a text; empty if it has columns, but not the one that is needed. A text without any line is a table without rows. */
    static Optional<AssemblyTable> parse(String text, List<String> needed) {
        var columns = new HashMap<String, Integer>();
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (var records = CsvReader.builder()
                .fieldSeparator(findSeparator(plain))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LARGEST_FIELD)
                .ofCsvRecord(plain)) {
            var all = records.stream().toList();
            if (all.isEmpty()) {
                return Optional.of(new AssemblyTable(columns, all));
            }
            var names = all.getFirst().getFields();
            for (var at = 0; at < names.size(); at++) {
                columns.putIfAbsent(names.get(at).strip().toLowerCase(Locale.ROOT), at);
            }
            return needed.stream().anyMatch(columns::containsKey) ? Optional.of(new AssemblyTable(columns, all.subList(1, all.size()))) : Optional.empty();
        } catch (CsvParseException | UncheckedIOException | IOException _) {
            return Optional.empty();
        }
    }

    /** Returns the separator that the first line has most of; spreadsheets write semicolons where the comma is the decimal mark. */
    private static char findSeparator(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of(',', ';', '\t').max(Comparator.comparingLong((Character mark) -> first.chars().filter(one -> one == mark.charValue()).count())).orElse(',');
    }

    /** Returns the value of the first of these columns that there is; otherwise an empty text. */
    String getText(CsvRecord row, String... names) {
        for (var name : names) {
            var at = columns.get(name);
            if (at != null && at < row.getFieldCount()) {
                return row.getField(at).strip();
            }
        }
        return "";
    }

    /** Parses a position or a rotation, which may have a decimal comma and mm after it. */
    static Optional<Double> parseMeasure(String text) {
        return parseNumber(text.replaceFirst("(?i)\\s*mm$", "").replaceFirst("^([+-]?\\d+),(\\d+)$", "$1.$2"));
    }

    static Optional<Double> parseNumber(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static int toLine(CsvRecord row) {
        return (int) row.getStartingLineNumber();
    }
}
