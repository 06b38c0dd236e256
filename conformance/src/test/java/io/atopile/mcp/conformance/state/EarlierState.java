package io.atopile.mcp.conformance.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.board.Board;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;

/**
 * State, catalog and board as an earlier version of the program left them: {@code src/test/resources/state}, with the paths of the
 * place where a test has them. How the program derives names from paths is repeated here, because it must not change.
 */
final class EarlierState {

    private static final Path FIXTURE = Golden.folder("src/test/resources/state/fixture");

    private final Path home;
    private final Path project;
    private final Map<String, String> placeholders;

    private EarlierState(Path home) {
        this.home = home;
        this.project = home.resolve("divider");
        this.placeholders = Map.of(
                "@HOME@", home.toString(),
                "@PROJECT@", project.toString(),
                "@PROJECT_SHA256_32@", digest(project.toString()).substring(0, 32),
                "@PROJECT_SHA256_24@", digest(project + "\0").substring(0, 24));
    }

    /** Copies it into a directory, which then is {@code scratch} of the program. */
    static EarlierState copy(Path scratch) throws IOException, SQLException {
        var copy = new EarlierState(scratch.toRealPath());
        Board.copy("divider", copy.home);
        try (var files = Files.walk(FIXTURE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy.write(file);
            }
        }
        return copy;
    }

    Path project() {
        return project;
    }

    /** The environment that makes the program find all of it, and no libraries of KiCad, which would take long to index. */
    Map<String, String> environment() throws IOException {
        var none = Files.createDirectories(home.resolve("kicad")).toString();
        return Map.of(
                "KICAD9_SYMBOL_DIR", none,
                "KICAD9_FOOTPRINT_DIR", none,
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_DATA_HOME", home.resolve("data").toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString());
    }

    private void write(Path file) throws IOException, SQLException {
        var target = home.resolve(fill(FIXTURE.relativize(file).toString()));
        Files.createDirectories(target.resolveSibling(""));
        var name = file.getFileName().toString();
        if (name.endsWith(".db")) {
            Files.copy(file, target);
        } else if (name.endsWith(".sql")) {
            load(fill(Files.readString(file)), target.resolveSibling(name.replace(".sql", ".db")));
        } else if (!name.equals("@EMPTY@")) {
            Files.writeString(target, fill(Files.readString(file)));
        }
    }

    private String fill(String text) {
        var filled = text;
        for (var placeholder : placeholders.entrySet()) {
            filled = filled.replace(placeholder.getKey(), placeholder.getValue());
        }
        return filled;
    }

    private static void load(String sql, Path database) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
