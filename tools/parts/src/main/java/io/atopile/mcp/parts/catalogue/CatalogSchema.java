package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.PartCategory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of a catalog file. A part's id is its rank: scanning by id finds the best parts first, so that a search can stop as soon as it has
 * enough, without sorting or scoring. A part's values are in columns whose meaning depends on its category.
 */
final class CatalogSchema {

    /** Must change with every change of the tables or of what is written to them. */
    static final int VERSION = 1;

    /** Distinguishes a catalog from other SQLite files. */
    static final int APPLICATION = 0x41544f50;

    static final List<String> VALUES =
            IntStream.rangeClosed(1, PartCategory.MOST_PARAMETERS).mapToObj(i -> "v" + i).toList();

    static final List<String> COLUMNS = List.of(
            "id", "key", "kind", "package", "variant", "part_number", "number", "manufacturer", "description", "keywords", "datasheet", "supplier_number", "tier",
            "stock", "price", "prices", "symbol", "footprint", "attributes");

    private static final String ALL_VALUES = String.join(", ", VALUES);

    private static final String REST = "package, variant, tier, stock, price";

    private static final List<String> TABLES = List.of(
            "create table about (name text primary key, value text not null) without rowid",
            "create table part (id integer primary key, key text not null, kind text not null, package text, variant text, "
                    + "part_number text not null, number text not null, manufacturer text, description text not null, keywords text not null, datasheet text, "
                    + "supplier_number text, tier text, stock integer, price real, prices text, symbol text, footprint text, attributes text, "
                    + VALUES.stream().map(value -> value + " real").collect(Collectors.joining(", ")) + ")",
            "create virtual table words using fts5 (text, content = '', detail = none, columnsize = 0, tokenize = 'porter unicode61')");

    private static final List<Index> INDEXES = List.of(
            new Index("ids", "create index part_key on part (key)"),
            new Index("part numbers", "create index part_number on part (number)"),
            new Index("categories", "create index part_kind on part (kind, id, " + REST + ", " + ALL_VALUES + ")"),
            new Index("packages", "create index part_package on part (kind, package, id, variant, tier, stock, price, " + ALL_VALUES + ")"),
            new Index("values", "create index part_value on part (kind, v1, id, " + REST + ", " + ALL_VALUES.substring("v1, ".length()) + ")"));

    /**
     * An index that is created after all rows have been inserted.
     *
     * @param of what it finds parts by, for progress messages
     */
    record Index(String of, String sql) {}

    private CatalogSchema() {}

    static void createTables(Connection file) throws SQLException {
        run(file, TABLES);
    }

    static List<Index> indexes() {
        return INDEXES;
    }

    static void run(Connection file, List<String> statements) throws SQLException {
        try (var statement = file.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
