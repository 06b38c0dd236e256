package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The databases that atopile's processes find. */
class LogDatabasesTest {

    /** How atopile opens one of its databases: the whole directory is lost if the version is another one. */
    private static final String OPENING = """
            import os, shutil, sqlite3, sys
            path = sys.argv[1]
            if os.path.exists(path) and sqlite3.connect(path).execute("pragma user_version").fetchone()[0] != 3:
                shutil.rmtree(os.path.dirname(path))
            connection = sqlite3.connect(path, timeout=30)
            connection.execute("pragma journal_mode=wal")
            connection.executescript("create table if not exists logs (id integer primary key autoincrement, line text); pragma user_version = 3")
            connection.execute("insert into logs (line) values ('a line')")
            connection.commit()
            """;

    @TempDir
    Path base;

    private Path log;

    @BeforeEach
    void createDirectory() throws IOException {
        log = Files.createDirectory(base.resolve("log"));
    }

    private static List<String> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Object query(Path database, String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.getObject(1);
        }
    }

    @Test
    void theyHaveAtopilesVersionAndLeaveNothingElse() throws Exception {
        LogDatabases.create(log);
        assertEquals(List.of("build_history.db", "build_logs.db"), list(log));
        assertEquals(List.of("log"), list(base));
        assertEquals(3, query(log.resolve("build_logs.db"), "pragma user_version"));
        assertEquals("wal", query(log.resolve("build_history.db"), "pragma journal_mode"));
    }

    @Test
    void whatExistsIsKeptAndLinksAreNotFollowed() throws Exception {
        Files.writeString(log.resolve("build_logs.db"), "kept");
        Files.createSymbolicLink(log.resolve("build_history.db"), base.resolve("elsewhere"));
        LogDatabases.create(log);
        assertEquals("kept", Files.readString(log.resolve("build_logs.db")));
        assertTrue(Files.isSymbolicLink(log.resolve("build_history.db")));
        assertFalse(Files.exists(base.resolve("elsewhere"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void processesThatOpenThemAtTheSameTimeLoseNothing() throws Exception {
        int many = 8;
        try (var threads = Executors.newFixedThreadPool(many)) {
            Callable<Integer> open = () -> {
                LogDatabases.create(log);
                return new ProcessBuilder("/usr/bin/python3", "-c", OPENING, log.resolve("build_logs.db").toString()).inheritIO().start().waitFor();
            };
            var codes = new ArrayList<Integer>();
            for (Future<Integer> code : threads.invokeAll(IntStream.range(0, many).mapToObj(_ -> open).toList())) {
                codes.add(code.get());
            }
            assertEquals(IntStream.range(0, many).mapToObj(_ -> 0).toList(), codes);
        }
        assertEquals(many, query(log.resolve("build_logs.db"), "select count(*) from logs"));
    }
}
