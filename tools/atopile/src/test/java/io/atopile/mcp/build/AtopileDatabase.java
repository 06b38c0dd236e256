package io.atopile.mcp.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** Databases as atopile 0.15 lays them out, filled by a test. */
final class AtopileDatabase {

    private final Path directory;

    AtopileDatabase(Path directory) throws IOException, SQLException {
        this.directory = Files.createDirectories(directory);
        execute("build_history.db", """
                create table build_history (build_id text primary key, name text, project_name text, project_root text,
                target text not null, status text, return_code integer, error text, started_at real, elapsed_seconds real,
                stages text, total_stages integer, warnings integer, errors integer, standalone integer, frozen integer)
                """);
        execute("build_logs.db", """
                create table logs (id integer primary key autoincrement, build_id text, timestamp text, stage text, level text,
                message text, logger_name text, audience text default 'developer', source_file text, source_line integer,
                ato_traceback text, python_traceback text, objects text)
                """);
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
