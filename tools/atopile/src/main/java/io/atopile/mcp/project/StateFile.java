package io.atopile.mcp.project;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A record stored as JSON in our state directory, replaced atomically.
 *
 * @param <T> the record
 */
public final class StateFile<T> {

    private final Path file;
    private final Class<T> type;

    public StateFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** Returns the stored record; empty if there is none or another version of this program wrote it. */
    public Optional<T> read() {
        try {
            return Files.isRegularFile(file)
                    ? Optional.ofNullable(Json.mapper().readValue(file.toFile(), type))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Checks whether it can be written now. */
    void check() throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        var probe = Files.createTempFile(file.resolveSibling(""), file.getFileName() + ".", ".new");
        try {
            Files.write(probe, new byte[4_096]);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    public void write(T value) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Path fresh = Files.createTempFile(file.resolveSibling(""), file.getFileName() + ".", ".new");
        try {
            Files.write(fresh, Json.mapper().writeValueAsBytes(value));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
