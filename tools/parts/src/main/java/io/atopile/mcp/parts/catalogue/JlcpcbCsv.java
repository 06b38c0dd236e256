package io.atopile.mcp.parts.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.PriceBreak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** JLCPCB's parts list as comma-separated values; columns are identified by their headings, in any order. */
record JlcpcbCsv(Path file, String identity) implements SupplierList {

    private static final int LARGEST_FIELD = 1 << 20;

    /** The columns, with their possible headings normalized to lower-case letters. */
    private enum Column {
        NUMBER(List.of("lcscpart", "lcscpartnumber", "lcsc", "lcscpartno")),
        FIRST_CATEGORY(List.of("firstcategory", "category")),
        SECOND_CATEGORY(List.of("secondcategory", "subcategory")),
        PART_NUMBER(List.of("mfrpart", "mfrpartnumber", "mfrpartno", "manufacturerpartnumber", "mpn")),
        PACKAGE(List.of("package")),
        MANUFACTURER(List.of("manufacturer", "mfr", "brand")),
        TIER(List.of("librarytype", "type")),
        DESCRIPTION(List.of("description")),
        DATASHEET(List.of("datasheet")),
        PRICE(List.of("price")),
        STOCK(List.of("stock"));

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
        private final List<String> headings;

        Column(List<String> headings) {
            this.headings = headings;
        }
    }

    @Override
    public void read(long after, Sink sink) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(file);
                var records = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .detectBomHeader(true)
                        .maxBufferSize(LARGEST_FIELD)
                        .ofCsvRecord(Channels.newInputStream(channel), StandardCharsets.UTF_8)) {
            var whole = (double) Math.max(1, channel.size());
            var rows = records.iterator();
            var columns = mapColumns(rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
            for (var position = 1L; rows.hasNext(); position++) {
                var row = rows.next();
                if (position > after) {
                    sink.record(position, channel.position() / whole, record(row, columns));
                }
            }
        } catch (CsvParseException malformed) {
            throw new MalformedException("not comma-separated values: " + malformed.getMessage());
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static Map<Column, Integer> mapColumns(Optional<CsvRecord> heading) throws MalformedException {
        var columns = new EnumMap<Column, Integer>(Column.class);
        var names = heading.map(row -> row.getFields().stream().map(JlcpcbCsv::normalizeHeading).toList()).orElse(List.of());
        for (var column : Column.values()) {
            column.headings.stream().mapToInt(names::indexOf).filter(place -> place >= 0).findFirst().ifPresent(place -> columns.put(column, place));
        }
        for (var needed : List.of(Column.NUMBER, Column.PART_NUMBER, Column.DESCRIPTION)) {
            if (!columns.containsKey(needed)) {
                throw new MalformedException("its first line has no column '%s'".formatted(needed.headings.getFirst()));
            }
        }
        return columns;
    }

    private static String normalizeHeading(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static SupplierRecord record(CsvRecord row, Map<Column, Integer> columns) {
        return new SupplierRecord(
                getField(row, columns, Column.NUMBER).strip(),
                getField(row, columns, Column.FIRST_CATEGORY) + " / " + getField(row, columns, Column.SECOND_CATEGORY),
                getField(row, columns, Column.PART_NUMBER),
                getField(row, columns, Column.PACKAGE),
                getField(row, columns, Column.MANUFACTURER),
                AssemblyTier.of(getField(row, columns, Column.TIER).strip().toLowerCase(Locale.ROOT)),
                getField(row, columns, Column.DESCRIPTION),
                getField(row, columns, Column.DATASHEET),
                parsePrices(getField(row, columns, Column.PRICE)),
                getField(row, columns, Column.STOCK),
                List.of());
    }

    private static String getField(CsvRecord row, Map<Column, Integer> columns, Column column) {
        var place = columns.get(column);
        return place == null || place >= row.getFieldCount() ? "" : row.getField(place);
    }

    /** Parses {@code 1-99:0.0012,100-:0.0009}; invalid entries are omitted. */
    static List<PriceBreak> parsePrices(String text) {
        var prices = new ArrayList<PriceBreak>();
        for (var at = 0; at < text.length(); ) {
            var end = text.indexOf(',', at);
            end = end < 0 ? text.length() : end;
            parsePrice(text, at, end).ifPresent(prices::add);
            at = end + 1;
        }
        return prices;
    }

    private static Optional<PriceBreak> parsePrice(String text, int start, int end) {
        var dash = text.indexOf('-', start);
        var colon = text.indexOf(':', start);
        if (dash < 0 || colon < dash || colon >= end) {
            return Optional.empty();
        }
        try {
            var quantity = Integer.parseInt(text, start, dash, 10);
            var usd = Double.parseDouble(text.substring(colon + 1, end));
            return quantity > 0 && usd >= 0 && Double.isFinite(usd) ? Optional.of(new PriceBreak(quantity, usd)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
