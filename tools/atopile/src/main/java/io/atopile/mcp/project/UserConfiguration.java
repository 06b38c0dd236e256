package io.atopile.mcp.project;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.process.UserDirectories;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's atopile configuration, of which child processes get a copy without the sign-in. */
public final class UserConfiguration {

    /** The file where atopile stores the sign-in if no keyring is available. */
    public static final String SESSION = "clerk_oauth_session.json";

    private static final List<String> COPIED = List.of("config.yaml", "telemetry.yaml");
    private static final long LARGEST = 100_000;

    private UserConfiguration() {}

    /** Returns the folder of the configuration. */
    public static Path resolveFolder(Map<String, String> environment) {
        return UserDirectories.resolveConfiguration(environment).resolve("atopile");
    }

    /** Writes a copy for one process, including the sign-in if given; the copy can't renew an expired token. */
    public static void write(Path from, Path to, Optional<HttpSecret> token) throws IOException {
        copy(from, to);
        var session = to.resolve(SESSION);
        Files.deleteIfExists(session);
        if (token.isPresent()) {
            Files.createFile(session, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(session, Json.mapper().writeValueAsBytes(Map.of("access_token", token.get().reveal(), "refresh_token", "")));
        }
    }

    /** Returns a digest of a copy without the sign-in. */
    public static String computeDigest(Path copy) throws IOException {
        var texts = new ArrayList<String>();
        for (var name : COPIED) {
            var file = copy.resolve(name);
            texts.add(Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
        }
        return Sha256Digest.computeHex(texts.toArray(String[]::new));
    }

    /** Updates a copy; files that the user no longer has are deleted. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (var name : COPIED) {
            var file = from.resolve(name);
            var copy = to.resolve(name);
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                Files.deleteIfExists(copy);
            } else if (!Files.isRegularFile(copy) || Files.mismatch(file, copy) >= 0) {
                var fresh = Files.createTempFile(to, name, ".new");
                Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
