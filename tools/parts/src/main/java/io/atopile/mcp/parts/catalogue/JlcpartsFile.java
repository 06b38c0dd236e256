package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.PartAttribute;
import io.atopile.mcp.parts.PriceBreak;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A SQLite file of the jlcparts project, or one with the same schema. */
record JlcpartsFile(Path file, String identity) implements SupplierList {

    private static final int MOST_ATTRIBUTES = 40;
    private static final String ROWS =
            "select c.*, g.category, g.subcategory, m.name as maker from components c left join categories g on g.id = c.category_id "
                    + "left join manufacturers m on m.id = c.manufacturer_id where c.lcsc > ? order by c.lcsc";

    @Override
    public void read(long after, Sink sink) throws IOException, InterruptedException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = config.createConnection("jdbc:sqlite:" + file);
                var statement = connection.prepareStatement(ROWS)) {
            var last = (double) Math.max(1, readHighestNumber(connection));
            statement.setLong(1, after);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var number = row.getLong("lcsc");
                    sink.record(number, number / last, record(number, row));
                }
            }
        } catch (SQLException failure) {
            throw new MalformedException("not a readable jlcparts file: " + failure.getMessage());
        }
    }

    private static long readHighestNumber(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select max(lcsc) from components")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static SupplierRecord record(long number, ResultSet row) throws SQLException {
        var attributes = parseAttributes(row.getString("extra"));
        var description = toText(row.getString("description"));
        return new SupplierRecord(
                "C" + number,
                toText(row.getString("category")) + " / " + toText(row.getString("subcategory")),
                toText(row.getString("mfr")),
                toText(row.getString("package")),
                toText(row.getString("maker")),
                Optional.of(row.getInt("basic") != 0 ? AssemblyTier.BASIC : row.getInt("preferred") != 0 ? AssemblyTier.PREFERRED : AssemblyTier.EXTENDED),
                description.isBlank() ? attributes.stream().map(PartAttribute::value).collect(Collectors.joining(" ")) : description,
                toText(row.getString("datasheet")),
                parsePrices(row.getString("price")),
                toText(row.getString("stock")),
                attributes);
    }

    private static String toText(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<PriceBreak> parsePrices(@Nullable String json) {
        var prices = new ArrayList<PriceBreak>();
        parseTree(json).ifPresent(list -> list.values().forEach(price -> {
            var usd = price.path("price").asDouble(-1);
            if (usd >= 0) {
                prices.add(new PriceBreak(Math.max(1, price.path("qFrom").asInt(1)), usd));
            }
        }));
        return prices;
    }

    private static List<PartAttribute> parseAttributes(@Nullable String json) {
        return parseTree(json)
                .map(extra -> extra.path("attributes").properties().stream()
                        .filter(entry -> entry.getValue().isString())
                        .map(entry -> new PartAttribute(entry.getKey(), entry.getValue().asString()))
                        .filter(attribute -> !attribute.value().equals("-"))
                        .limit(MOST_ATTRIBUTES)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<JsonNode> parseTree(@Nullable String json) {
        try {
            return json == null || json.isBlank() ? Optional.empty() : Optional.of(Json.mapper().readTree(json));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
