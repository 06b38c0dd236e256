package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartAttribute;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PriceBreak;
import io.atopile.mcp.tool.Json;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Maps parts to rows of the part table and back. */
final class PartRowMapper {

    private static final TypeReference<List<PartAttribute>> ATTRIBUTES = new TypeReference<>() {};

    private static final TypeReference<List<PriceBreak>> PRICES = new TypeReference<>() {};

    private PartRowMapper() {}

    static String insertion() {
        var names = String.join(", ", CatalogSchema.COLUMNS) + ", " + String.join(", ", CatalogSchema.VALUES);
        return "insert into part (" + names + ") values (?" + ", ?".repeat(CatalogSchema.COLUMNS.size() + CatalogSchema.VALUES.size() - 1) + ")";
    }

    static void bind(PreparedStatement row, long id, Part part) throws SQLException {
        row.setLong(1, id);
        row.setString(2, part.id().key());
        row.setString(3, part.kind().key());
        bindText(row, 4, part.packageName());
        bindText(row, 5, part.variant());
        row.setString(6, part.partNumber());
        row.setString(7, SearchText.number(part.partNumber()));
        bindText(row, 8, part.manufacturer());
        row.setString(9, part.description());
        row.setString(10, part.keywords());
        bindText(row, 11, part.datasheet());
        bindText(row, 12, part.supplierNumber());
        bindText(row, 13, part.tier().map(AssemblyTier::key));
        bindLong(row, 14, part.stock());
        bindDecimal(row, 15, part.prices().stream().map(PriceBreak::usd).min(Comparator.naturalOrder()).orElse(null));
        bindText(row, 16, part.prices().isEmpty() ? Optional.empty() : Optional.of(Json.mapper().writeValueAsString(part.prices())));
        bindText(row, 17, part.symbol().map(KicadLibraryId::toString));
        bindText(row, 18, part.footprint().map(KicadLibraryId::toString));
        bindText(row, 19, part.attributes().isEmpty() ? Optional.empty() : Optional.of(Json.mapper().writeValueAsString(part.attributes())));
        var parameters = part.kind().parameters();
        for (var i = 0; i < CatalogSchema.VALUES.size(); i++) {
            bindDecimal(row, CatalogSchema.COLUMNS.size() + 1 + i, i < parameters.size() ? part.values().get(parameters.get(i)) : null);
        }
    }

    /** Reads the current row of a result. */
    static Part readPart(ResultSet row, Function<String, PartId> naming) throws SQLException {
        var kind = PartCategory.of(row.getString("kind")).orElse(PartCategory.OTHER);
        return new Part(
                naming.apply(row.getString("key")),
                kind,
                row.getString("part_number"),
                Optional.ofNullable(row.getString("manufacturer")),
                Optional.ofNullable(row.getString("package")),
                Optional.ofNullable(row.getString("variant")),
                row.getString("description"),
                row.getString("keywords"),
                Optional.ofNullable(row.getString("datasheet")),
                Optional.ofNullable(row.getString("supplier_number")),
                Optional.ofNullable(row.getString("tier")).flatMap(AssemblyTier::of),
                row.getObject("stock") instanceof Number stock ? OptionalLong.of(stock.longValue()) : OptionalLong.empty(),
                Optional.ofNullable(row.getString("prices")).map(json -> Json.mapper().readValue(json, PRICES)).orElse(List.of()),
                readValues(row, kind),
                Optional.ofNullable(row.getString("symbol")).flatMap(KicadLibraryId::of),
                Optional.ofNullable(row.getString("footprint")).flatMap(KicadLibraryId::of),
                Optional.ofNullable(row.getString("attributes")).map(json -> Json.mapper().readValue(json, ATTRIBUTES)).orElse(List.of()));
    }

    private static Map<PartParameter, Double> readValues(ResultSet row, PartCategory kind) throws SQLException {
        var values = new EnumMap<PartParameter, Double>(PartParameter.class);
        for (var i = 0; i < kind.parameters().size(); i++) {
            if (row.getObject(CatalogSchema.VALUES.get(i)) instanceof Number value) {
                values.put(kind.parameters().get(i), value.doubleValue());
            }
        }
        return values;
    }

    private static void bindText(PreparedStatement row, int column, Optional<String> value) throws SQLException {
        row.setString(column, value.orElse(null));
    }

    private static void bindLong(PreparedStatement row, int column, OptionalLong value) throws SQLException {
        if (value.isPresent()) {
            row.setLong(column, value.getAsLong());
        } else {
            row.setNull(column, Types.INTEGER);
        }
    }

    private static void bindDecimal(PreparedStatement row, int column, @Nullable Double value) throws SQLException {
        if (value == null) {
            row.setNull(column, Types.REAL);
        } else {
            row.setDouble(column, value);
        }
    }
}
