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
 * A finished catalogue file, opened for searching. How a question is answered depends on what is in it: words go to the full-text
 * index; a value that few parts have goes to the index of values; else parts are walked through in the order of their rank.
 */
final class Catalog implements AutoCloseable {

    /** When so many parts have a value, walking by rank finds enough of them sooner. */
    private static final int MANY = 4_000;

    /** Of so few parts each is asked for its words, instead of each part with the words for all the rest. */
    private static final int FEW = 300;

    private static final long MAPPED_BYTES = 1L << 31;
    private static final int BUSY_MILLIS = 2_000;

    private final Connection connection;
    private final Function<String, PartId> naming;

    /** A row that was found: its rank and what it tells. */
    record Hit(long id, Part part) {}

    private Catalog(Connection connection, Function<String, PartId> naming) {
        this.connection = connection;
        this.naming = naming;
    }

    /**
     * Opens a file.
     *
     * @param naming makes an id of a key
     * @throws SQLException when it isn't a whole catalogue of this form
     */
    static Catalog open(Path file, Function<String, PartId> naming) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(MAPPED_BYTES));
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            if (!CatalogMetadata.fits(connection) || CatalogMetadata.findText(connection, CatalogMetadata.COMPLETE).isEmpty()) {
                throw new SQLException("not a whole catalogue of this form");
            }
            return new Catalog(connection, naming);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** What the file says of itself. */
    Optional<String> findMetadata(String name) throws SQLException {
        return CatalogMetadata.findText(connection, name);
    }

    Optional<Part> findPart(String key) throws SQLException {
        return selectHits("select * from part where key = ? limit 1", List.of(key)).stream().findFirst().map(Hit::part);
    }

    /** The parts whose part number is this one, whatever stands between its letters and digits. */
    List<Hit> findByPartNumber(String partNumber, int most) throws SQLException {
        var number = SearchText.number(partNumber);
        return number.isEmpty() ? List.of() : selectHits("select * from part where number = ? order by id limit ?", List.of(number, most));
    }

    /** The parts that fulfil a query, the best first. */
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

    /** A word that no part has is taken for the beginning of one. */
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

    /** Looks through the few parts that fulfil everything else for those with the words. */
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

    /** Whether so few parts have the value that people choose this kind by that they can all be looked at. */
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

    /** The rows are fetched only once it is known which. */
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

    /** Whether nothing in the file contradicts anything else. */
    boolean isSound() throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("pragma quick_check(1)")) {
            return answer.next() && answer.getString(1).equals("ok");
        }
    }

    /** For one that can't be read any more, so that closing it need not succeed. */
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
