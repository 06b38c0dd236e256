package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Reads the two databases in which atopile stores its builds and their logs; never writes to them.
 *
 * <p>A database that doesn't exist yet or can't be read at the moment counts as empty.
 */
final class AtopileLog {

    private static final int BUSY_MILLIS = 1_000;
    private static final TypeReference<List<BuildStage>> STAGES = new TypeReference<>() {};

    private final AtopileDialect dialect;
    private final Path history;
    private final Path logs;

    AtopileLog(Path directory) {
        this.dialect = SupportedDialects.of(directory);
        this.history = directory.resolve(dialect.database().historyFile());
        this.logs = directory.resolve(dialect.database().logFile());
    }

    /** What is known of the version that writes them. */
    AtopileDialect dialect() {
        return dialect;
    }

    Optional<BuildRow> build(String atopileId) {
        return readBuilds("where id = ?", atopileId).stream().findFirst();
    }

    /** Returns the first build of a target that started at or after {@code since}. */
    Optional<BuildRow> findFirstBuild(Path root, String target, Instant since) {
        return readBuilds(
                        "where root = ? and name = ? and started_at >= ? order by started_at limit 1",
                        root.toString(),
                        target,
                        toSeconds(since))
                .stream()
                .findFirst();
    }

    /** Returns the builds of a project that started at or after {@code since}. */
    List<BuildRow> readBuildsSince(Path root, Instant since) {
        return readBuilds("where root = ? and started_at >= ?", root.toString(), toSeconds(since));
    }

    /** Returns the most recent builds of a project, newest first. */
    List<BuildRow> readNewestBuilds(Path root, int limit) {
        return readBuilds("where root = ? order by started_at desc limit ?", root.toString(), limit);
    }

    List<LogRow> readLines(String atopileId, LogFilter wanted) {
        var arguments = new ArrayList<Object>(List.of(atopileId, wanted.after()));
        var where = new StringBuilder("where build = ? and id > ?");
        List<BuildLogLevel> below = wanted.level().below();
        if (!below.isEmpty()) {
            where.append(" and level not in (")
                    .append(below.stream().map(_ -> "?").collect(Collectors.joining(", ")))
                    .append(")");
            below.forEach(level -> arguments.add(level.name()));
        }
        wanted.stage().ifPresent(stage -> {
            where.append(" and stage = ?");
            arguments.add(stage);
        });
        wanted.text().ifPresent(text -> {
            where.append(" and instr(lower(message), lower(?)) > 0");
            arguments.add(text);
        });
        arguments.add(wanted.limit());
        return query(
                logs,
                "select * from (%s) %s order by id limit ?".formatted(dialect.database().lines(), where),
                arguments,
                AtopileLog::readLine);
    }

    private List<BuildRow> readBuilds(String where, Object... arguments) {
        return query(
                history,
                "select * from (%s) %s".formatted(dialect.database().builds(), where),
                List.of(arguments),
                AtopileLog::readRow);
    }

    private static BuildRow readRow(ResultSet row) throws SQLException {
        int total = row.getInt("total_stages");
        Optional<Integer> totalStages = row.wasNull() ? Optional.empty() : Optional.of(total);
        double elapsed = row.getDouble("elapsed");
        Optional<Duration> duration = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) (elapsed * 1000)));
        return new BuildRow(
                getText(row, "id"),
                getText(row, "root"),
                getText(row, "name"),
                getText(row, "status"),
                Optional.ofNullable(row.getString("error")),
                Instant.ofEpochMilli((long) (row.getDouble("started_at") * 1000)),
                duration,
                parseStages(row.getString("stages")),
                totalStages);
    }

    private static LogRow readLine(ResultSet row) throws SQLException {
        return new LogRow(
                row.getLong("id"),
                getText(row, "stage"),
                BuildLogLevel.fromName(getText(row, "level")),
                getText(row, "message"),
                getText(row, "logger"),
                parseTraceback(row.getString("traceback")));
    }

    private static String getText(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static List<BuildStage> parseStages(@Nullable String json) {
        try {
            List<BuildStage> stages = json == null ? null : Json.mapper().readValue(json, STAGES);
            return stages == null ? List.of() : stages;
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private static Optional<AtoTraceback> parseTraceback(@Nullable String json) {
        try {
            return json == null ? Optional.empty() : Optional.ofNullable(Json.mapper().readValue(json, AtoTraceback.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static double toSeconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static <T> List<T> query(Path database, String sql, List<?> arguments, Reader<T> reader) {
        if (!isReadable(database)) {
            return List.of();
        }
        try (Connection connection = open(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            return readRows(statement, reader);
        } catch (SQLException _) {
            return Collections.emptyList();
        }
    }

    /** Rejects anything but regular files: build processes write next to the database and could place a pipe or a link there. */
    private static boolean isReadable(Path database) {
        return Files.isRegularFile(database, LinkOption.NOFOLLOW_LINKS)
                && Stream.of("-journal", "-wal", "-shm")
                        .map(ending -> database.resolveSibling(database.getFileName() + ending))
                        .allMatch(beside -> Files.notExists(beside, LinkOption.NOFOLLOW_LINKS) || Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS));
    }

    private static <T> List<T> readRows(PreparedStatement statement, Reader<T> reader) throws SQLException {
        var rows = new ArrayList<T>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                rows.add(reader.read(results));
            }
        }
        return rows;
    }

    private static Connection open(Path database) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + database);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
