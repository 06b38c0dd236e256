package io.atopile.mcp.parts.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The metadata of a catalog file. */
final class CatalogMetadata {

    /** Identifies its origin. */
    static final String IDENTITY = "identity";

    static final String COMPLETE = "complete";

    /** When it was finished. */
    static final String FINISHED = "finished";

    /** The name of the file it was imported from, without its path. */
    static final String ORIGIN = "origin";

    static final String COUNT = "count";

    private CatalogMetadata() {}

    /** Whether the file is a catalog with the schema version of this program. */
    static boolean fits(Connection file) throws SQLException {
        return readPragma(file, "application_id") == CatalogSchema.APPLICATION && readPragma(file, "user_version") == CatalogSchema.VERSION;
    }

    static Optional<String> findText(Connection file, String name) throws SQLException {
        try (var statement = file.prepareStatement("select value from about where name = ?")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static long number(Connection file, String name) throws SQLException {
        return findText(file, name).map(Long::parseLong).orElse(0L);
    }

    static void write(Connection file, String name, String value) throws SQLException {
        try (var statement = file.prepareStatement("insert or replace into about (name, value) values (?, ?)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.executeUpdate();
        }
    }

    private static long readPragma(Connection file, String name) throws SQLException {
        try (var statement = file.createStatement();
                var row = statement.executeQuery("pragma " + name)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
