package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Writes a catalog file. The new file is written next to its destination and moved there when complete, so that a search reads either the old or the
 * new one. What was added before a {@link #saveProgress} survives a kill: the next builder with the same destination resumes there.
 */
final class CatalogBuilder implements AutoCloseable {

    private static final int PAGE_BYTES = 8192;
    private static final int CACHE_KIBIBYTES = 64 << 10;
    private static final int HASH_BYTES = 32 << 20;
    private static final String TAKEN = "taken";
    private static final String COUNT = "count";

    private final Path file;
    private final Path growing;
    private final Connection connection;
    private final PreparedStatement rows;
    private long taken;
    private long count;

    private CatalogBuilder(Path file, Path growing, Connection connection) throws SQLException {
        this.file = file;
        this.growing = growing;
        this.connection = connection;
        this.rows = connection.prepareStatement(PartRowMapper.insertion());
        this.taken = CatalogMetadata.number(connection, TAKEN);
        this.count = CatalogMetadata.number(connection, COUNT);
    }

    /**
     * Starts a new file, or resumes where an earlier builder of the same file was stopped.
     *
     * @param identity identifies the origin; an unfinished file of another origin is discarded
     */
    static CatalogBuilder of(Path file, String identity) throws SQLException, IOException {
        Files.createDirectories(file.resolveSibling(""));
        var growing = file.resolveSibling(file.getFileName() + ".growing");
        if (Files.exists(growing) && !canResume(growing, identity)) {
            Files.delete(growing);
        }
        var isNew = !Files.exists(growing);
        var connection = open(growing);
        try {
            if (isNew) {
                CatalogSchema.createTables(connection);
                CatalogMetadata.write(connection, CatalogMetadata.IDENTITY, identity);
                connection.commit();
            }
            return new CatalogBuilder(file, growing, connection);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static boolean canResume(Path growing, String identity) throws SQLException {
        try (var connection = open(growing)) {
            return CatalogMetadata.fits(connection) && CatalogMetadata.findText(connection, CatalogMetadata.IDENTITY).filter(identity::equals).isPresent() && isSound(connection);
        } catch (SQLException failure) {
            if (SqliteFailure.of(failure) == SqliteFailure.IN_USE) {
                throw failure;
            }
            return false;
        }
    }

    private static boolean isSound(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("pragma quick_check(1)")) {
            return answer.next() && answer.getString(1).equals("ok");
        }
    }

    private static Connection open(Path growing) throws SQLException {
        var config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES);
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setJournalMode(JournalMode.TRUNCATE);
        config.setSynchronous(SynchronousMode.OFF);
        config.setLockingMode(LockingMode.EXCLUSIVE);
        config.setApplicationId(CatalogSchema.APPLICATION);
        config.setUserVersion(CatalogSchema.VERSION);
        var connection = config.createConnection("jdbc:sqlite:" + growing);
        connection.setAutoCommit(false);
        return connection;
    }

    /** The number of origin records that were already added or rejected. */
    long countProcessed() {
        return taken;
    }

    long count() {
        return count;
    }

    void add(Part part) throws SQLException {
        PartRowMapper.bind(rows, PartRank.computeId(part, count), part);
        rows.executeUpdate();
        count++;
    }

    /** Commits what was added so far, which came from the first {@code records} records. */
    void saveProgress(long records) throws SQLException {
        taken = records;
        CatalogMetadata.write(connection, TAKEN, Long.toString(taken));
        CatalogMetadata.write(connection, COUNT, Long.toString(count));
        connection.commit();
    }

    /** Creates the indexes and moves the file to its destination. */
    void finish(Map<String, String> about, Steps steps) throws SQLException, IOException {
        steps.reportStep("indexing text");
        CatalogSchema.run(connection, List.of("insert into words (words, rank) values ('hashsize', " + HASH_BYTES + ")", SearchText.filling()));
        for (var index : CatalogSchema.indexes()) {
            steps.reportStep("indexing " + index.of());
            CatalogSchema.run(connection, List.of(index.sql()));
        }
        for (var entry : about.entrySet()) {
            CatalogMetadata.write(connection, entry.getKey(), entry.getValue());
        }
        CatalogMetadata.write(connection, CatalogMetadata.COMPLETE, "yes");
        connection.commit();
        close();
        try (var channel = FileChannel.open(growing, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(growing.resolveSibling(growing.getFileName() + "-journal"));
    }

    /** Receives the name of each step as it begins. */
    interface Steps {
        void reportStep(String step);
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        connection.close();
    }
}
