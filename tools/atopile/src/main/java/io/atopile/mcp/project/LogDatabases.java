package io.atopile.mcp.project;

import io.atopile.mcp.dialect.SupportedDialects;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The databases of atopile's logs, which exist before its processes start, without tables. A process of atopile that finds one without a
 * version deletes it together with the directory, even if another process is just creating it.
 */
final class LogDatabases {

    private LogDatabases() {}

    /**
     * Creates those that don't exist.
     *
     * @param directory of the databases; builds may write to it, but not to the directory around it
     */
    static void create(Path directory) throws IOException {
        var database = SupportedDialects.of(directory).database();
        for (var name : List.of(database.historyFile(), database.logFile())) {
            var file = directory.resolve(name);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                publish(file, database.version());
            }
        }
    }

    /** Puts a complete database in its place, so that no process sees an unfinished one and none is replaced. */
    private static void publish(Path file, int version) throws IOException {
        var complete = Files.createTempFile(file.resolveSibling("").resolveSibling(""), "log", ".db");
        try {
            write(complete, version);
            link(file, complete);
        } catch (FileAlreadyExistsException _) {
            return; // Another thread or server has created it.
        } finally {
            Files.deleteIfExists(complete);
        }
    }

    /** A move checks whether there is a file already and then replaces it, so it is only for file systems without links. */
    private static void link(Path file, Path complete) throws IOException {
        try {
            Files.createLink(file, complete);
        } catch (FileAlreadyExistsException exists) {
            throw exists;
        } catch (FileSystemException | UnsupportedOperationException _) {
            Files.move(complete, file);
        }
    }

    private static void write(Path file, int version) throws IOException {
        try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma user_version = " + version);
        } catch (SQLException failure) {
            throw new IOException("A database of atopile's logs can't be created", failure);
        }
    }
}
