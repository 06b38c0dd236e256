package io.atopile.mcp.build;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.process.ScriptResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Databases as an atopile version lays them out, filled by a test. */
final class AtopileDatabase {

    private static final Map<String, String> FILES = Map.of("build_history", "build_history.db", "logs", "build_logs.db");

    private final Path directory;

    AtopileDatabase(Path directory) throws IOException, SQLException {
        this(directory, SupportedDialects.NEWEST.version().formatMinor());
    }

    AtopileDatabase(Path directory, String minor) throws IOException, SQLException {
        this.directory = Files.createDirectories(directory);
        for (var section : ScriptResource.read(AtopileDatabase.class, "/dialect/%s/schema.sql".formatted(minor)).substring(3).split("\n-- ", -1)) {
            var end = section.indexOf('\n');
            execute(section.substring(0, end), section.substring(end));
        }
    }

    void build(String id, Path root, String target, String status, Instant startedAt, String stages) throws SQLException {
        execute(
                "build_history.db",
                "insert or replace into build_history (build_id, name, project_root, target, status, started_at, elapsed_seconds,"
                        + " stages, total_stages) values (?, ?, ?, '{}', ?, ?, 1.5, ?, 22)",
                id,
                target,
                root.toString(),
                status,
                startedAt.toEpochMilli() / 1000.0,
                stages);
    }

    void line(String id, String stage, String level, String message, String traceback) throws SQLException {
        execute(
                "build_logs.db",
                "insert into logs (build_id, stage, level, message, ato_traceback, python_traceback) values (?, ?, ?, ?, ?, 'Traceback')",
                id,
                stage,
                level,
                message,
                traceback);
    }

    /** Inserts a row of any columns. */
    void insert(String table, Map<String, Object> row) throws SQLException {
        var columns = List.copyOf(row.keySet());
        var places = String.join(", ", columns.stream().map(_ -> "?").toList());
        execute(
                FILES.getOrDefault(table, ""),
                "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), places),
                columns.stream().map(row::get).toArray());
    }

    private void execute(String database, String sql, Object... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(database));
                Statement mode = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            mode.execute("pragma journal_mode = wal");
            mode.execute("pragma user_version = 3");
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }
}
