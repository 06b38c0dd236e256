package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.query.KeywordMatcher;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;

/**
 * A finished catalog file, open for searching. The strategy depends on the query: words use the full-text index; a value that few parts have uses the
 * index of values; otherwise parts are scanned in order of rank.
 */
final class Catalog implements AutoCloseable {

    /** From this many parts with a value, scanning by rank finds enough of them sooner. */
    private static final int MANY = 4_000;

    /**
     * Up to this many candidates are checked for the words one by one, which is cheaper than checking all parts with the words for the other
     * conditions.
     */
    private static final int FEW = 300;

    /** SQLite's own copy of pages; the system caches the rest of the file for all processes. A mapped file would count as memory of this one. */
    private static final int CACHE_KIBIBYTES = 8 << 10;

    /** Shorter beginnings may be those of too many parts to rank. */
    private static final int SHORTEST_RANKED = 4;

    private static final int BUSY_MILLIS = 2_000;

    private final Connection connection;
    private final Function<String, PartId> naming;

    /** A row that was found: its rank and its part. */
    record Hit(long id, Part part) {}

    private Catalog(Connection connection, Function<String, PartId> naming) {
        this.connection = connection;
        this.naming = naming;
    }

    /**
     * Opens a file.
     *
     * @param naming converts a key to an id
     * @throws SQLException if it isn't a complete catalog of this schema version
     */
    static Catalog open(Path file, Function<String, PartId> naming) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            if (!CatalogMetadata.fits(connection) || CatalogMetadata.findText(connection, CatalogMetadata.COMPLETE).isEmpty()) {
                throw new SQLException("not a complete catalog of this version");
            }
            return new Catalog(connection, naming);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Returns a metadata entry of the file. */
    Optional<String> findMetadata(String name) throws SQLException {
        return CatalogMetadata.findText(connection, name);
    }

    Optional<Part> findPart(String key) throws SQLException {
        return selectHits("select * from part where key = ? limit 1", List.of(key)).stream().findFirst().map(Hit::part);
    }

    /** Finds the parts with a part number, ignoring everything but its letters and digits. */
    List<Hit> findByPartNumber(String partNumber, int most) throws SQLException {
        var number = SearchText.number(partNumber);
        return number.isEmpty() ? List.of() : selectHits("select * from part where number = ? order by id limit ?", List.of(number, most));
    }

    /** Finds the parts whose part numbers begin with a text, ignoring everything but its letters and digits; of very many, only the first by number. */
    List<Hit> findByNumberBeginning(String beginning, int most) throws SQLException {
        var number = SearchText.number(beginning);
        var order = number.length() < SHORTEST_RANKED ? "number" : "id";
        return number.isEmpty()
                ? List.of()
                : selectHits(
                        "select * from part where id in (select id from part where number >= ? and number < ? order by " + order + " limit ?) order by id",
                        List.of(number, number + '\uffff', most));
    }

    /** Finds the parts that match a query, best first. */
    List<Hit> find(PartQuery query, SqlFilter.Knowledge knowledge, int most) throws SQLException {
        var filter = SqlFilter.of(query, knowledge);
        if (!query.words().isEmpty()) {
            return searchByWords(query, filter, most);
        }
        if (query.kind().isEmpty()) {
            return query.packages().isEmpty() ? walk("", filter, most) : findByWords(query, filter, Set.of(), most);
        }
        var kind = query.kind().get();
        if (isRare(kind, query.conditions())) {
            return findByValues(filter, most);
        }
        return walk(query.packages().size() == 1 ? " indexed by part_package" : " indexed by part_kind", filter, most);
    }

    /** Searches by words. A word that no part contains is treated as a prefix. */
    private List<Hit> searchByWords(PartQuery query, SqlFilter filter, int most) throws SQLException {
        var unheard = new HashSet<String>();
        for (var word : query.words()) {
            for (var piece : KeywordMatcher.tokenize(word)) {
                if (!isHeard(piece)) {
                    unheard.add(piece);
                }
            }
        }
        var isNarrow = query.kind().isPresent() && isRare(query.kind().get(), query.conditions()) && isFew(filter);
        return isNarrow ? filterByWords(query, filter, most) : findByWords(query, filter, unheard, most);
    }

    private boolean isHeard(String piece) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from words where words match ? limit 1")) {
            statement.setString(1, SearchText.buildQuery(List.of(piece), Set.of()));
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean isFew(SqlFilter filter) throws SQLException {
        var sql = "select count(*) from (select 1 from part indexed by part_value where " + filter.sql() + " limit " + FEW + ")";
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, filter.values());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getInt(1) < FEW;
            }
        }
    }

    /** Filters the few parts that meet all other conditions by the words. */
    private List<Hit> filterByWords(PartQuery query, SqlFilter filter, int most) throws SQLException {
        return findByValues(filter, FEW).stream().filter(hit -> KeywordMatcher.areIn(query.words(), hit.part())).limit(most).toList();
    }

    private List<Hit> findByWords(PartQuery query, SqlFilter filter, Set<String> byBeginning, int most) throws SQLException {
        var terms = new ArrayList<String>();
        if (!query.words().isEmpty()) {
            terms.add(SearchText.buildQuery(query.words(), byBeginning));
        }
        query.kind().ifPresent(kind -> terms.add(SearchText.toCategoryWord(kind)));
        if (!query.packages().isEmpty()) {
            terms.add(query.packages().stream().map(name -> "(" + SearchText.buildPackageQuery(name) + ")").collect(Collectors.joining(" OR ", "(", ")")));
        }
        terms.removeIf(String::isEmpty);
        if (terms.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(List.of(String.join(" AND ", terms)));
        values.addAll(filter.values());
        values.add(most);
        return selectHits(
                "select part.* from words cross join part on part.id = words.rowid where words match ? and " + filter.sql()
                        + " order by words.rowid limit ?",
                values);
    }

    /** Whether few enough parts have the value of the category's main parameter to examine them all. */
    private boolean isRare(PartCategory kind, List<ParameterCondition> conditions) throws SQLException {
        var main = conditions.stream().filter(condition -> condition.parameter() == kind.parameters().getFirst()).findFirst();
        if (main.isEmpty()) {
            return false;
        }
        var bounds = main.get().bounds();
        var sql = "select count(*) from (select 1 from part indexed by part_value where kind = ? and v1 between ? and ? limit ?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, kind.key());
            statement.setDouble(2, SqlFilter.limitLeast(bounds));
            statement.setDouble(3, SqlFilter.limitMost(bounds));
            statement.setInt(4, MANY);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getInt(1) < MANY;
            }
        }
    }

    private List<Hit> findByValues(SqlFilter filter, int most) throws SQLException {
        return findByIds("select id from part indexed by part_value where " + filter.sql() + " order by id limit ?", filter, most);
    }

    private List<Hit> walk(String index, SqlFilter filter, int most) throws SQLException {
        return findByIds("select id from part" + index + " where " + filter.sql() + " order by id limit ?", filter, most);
    }

    /** Selects the ids first, so that full rows are fetched only for the result. */
    private List<Hit> findByIds(String ids, SqlFilter filter, int most) throws SQLException {
        var values = new ArrayList<Object>(filter.values());
        values.add(most);
        return selectHits("select * from part where id in (" + ids + ") order by id", values);
    }

    private List<Hit> selectHits(String sql, List<Object> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private List<Hit> read(ResultSet rows) throws SQLException {
        var hits = new ArrayList<Hit>();
        while (rows.next()) {
            hits.add(new Hit(rows.getLong("id"), PartRowMapper.readPart(rows, naming)));
        }
        return hits;
    }

    /** Whether the file passes an integrity check. */
    boolean isSound() throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("pragma quick_check(1)")) {
            return answer.next() && answer.getString(1).equals("ok");
        }
    }

    /** Closes a file that may no longer be readable, ignoring failures. */
    void closeQuietly() {
        try {
            close();
        } catch (SQLException _) {
            return;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
