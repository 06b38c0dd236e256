package io.atopile.mcp.parts.query;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.atopile.mcp.parts.AssemblyTier;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A part of the catalogue that the queries of the table are executed on, with what its description says.
 *
 * @param text everything that words are looked for in
 * @param prices by the quantity they hold from
 */
record FixturePart(String number, String partNumber, DescriptionFacts facts, String text, Optional<AssemblyTier> tier, long stock, TreeMap<Long, Double> prices) {

    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final int SHORTEST_BEGINNING = 4;

    static List<FixturePart> all() {
        try (var text = new InputStreamReader(Objects.requireNonNull(FixturePart.class.getResourceAsStream("parts.csv")), StandardCharsets.UTF_8);
                var records = CsvReader.builder().ofNamedCsvRecord(text)) {
            var parts = new ArrayList<FixturePart>();
            records.forEach(row -> parts.add(of(row)));
            return parts;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FixturePart of(NamedCsvRecord row) {
        var category = row.getField("First Category") + " / " + row.getField("Second Category");
        var description = row.getField("Description");
        var facts = DescriptionReader.read(Optional.empty(), category, description, row.getField("Package"));
        var prices = new TreeMap<Long, Double>();
        for (var price : row.getField("Price").split(",", -1)) {
            var colon = price.indexOf(':');
            prices.put(Long.parseLong(price.substring(0, price.indexOf('-'))), Double.parseDouble(price.substring(colon + 1)));
        }
        return new FixturePart(
                row.getField("LCSC Part"),
                row.getField("MFR.Part"),
                facts,
                String.join(
                        " ",
                        facts.packageName().orElse(""),
                        row.getField("MFR.Part"),
                        row.getField("Manufacturer"),
                        row.getField("LCSC Part"),
                        facts.variant().orElse(""),
                        description,
                        category),
                AssemblyTier.of(row.getField("Library Type").toLowerCase(Locale.ROOT)),
                Long.parseLong(row.getField("Stock")),
                prices);
    }

    /** Whether it is one of those that a query asks for; what isn't known of it fulfils nothing. */
    boolean fulfils(PartQuery query) {
        return query.kind().filter(kind -> kind != facts.kind()).isEmpty()
                && (query.packages().isEmpty() || facts.packageName().filter(query.packages()::contains).isPresent())
                && (query.variant().isEmpty() || query.variant().equals(facts.variant()))
                && query.conditions().stream().allMatch(this::fulfils)
                && (query.tiers().isEmpty() || tier.filter(query.tiers()::contains).isPresent())
                && query.stock().orElse(0) <= stock
                && (query.mostUsd().isEmpty() || price(query.quantity()) <= query.mostUsd().getAsDouble())
                && query.words().stream().allMatch(this::has);
    }

    private boolean fulfils(ParameterCondition condition) {
        var value = facts.values().get(condition.parameter());
        return value != null && condition.bounds().contains(value);
    }

    private double price(long quantity) {
        return Objects.requireNonNull(prices.floorEntry(quantity)).getValue();
    }

    /** Whether every piece of a word is a word of the text, or the beginning of one unless it is short. */
    private boolean has(String word) {
        var words = APART.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
        return APART.splitAsStream(word).filter(piece -> !piece.isEmpty()).allMatch(piece -> words.stream().anyMatch(other -> piece.length() < SHORTEST_BEGINNING ? other.equals(piece) : other.startsWith(piece)));
    }
}
