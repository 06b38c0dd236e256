package io.atopile.mcp.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The token that clients of {@code serve} send, in a file of the user's state directory that no other user can read. A file
 * that others can read or that contains no token is replaced; so is a link, a pipe or a device.
 */
public final class TokenFile {

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST = 1_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    private TokenFile(Path file) {
        this.file = file;
    }

    /** Returns the file in the user's state directory, whether it exists yet or not. */
    public static TokenFile of(Path state) {
        return new TokenFile(state.resolve("http-token"));
    }

    public Path path() {
        return file;
    }

    /** Returns the token; the first call creates it. */
    public String read() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile() || attributes.size() > LONGEST) {
                return replace();
            }
            var token = text().strip();
            return TOKEN.matcher(token).matches() && isPrivate() ? token : replace();
        } catch (NoSuchFileException _) {
            return replace();
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " can't be read", failure);
        }
    }

    /** Replaces the token and returns the new one: from now on the old one is rejected, even by running servers. */
    public String replace() {
        var random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            var folder = file.resolveSibling("");
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, "http-token", ".tmp");
            try {
                Files.writeString(temporary, token + "\n", StandardCharsets.UTF_8);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return token;
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " can't be written", failure);
        }
    }

    private String text() throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    private boolean isPrivate() throws IOException {
        if (!isPosix(file)) {
            return true;
        }
        var permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        return PosixFilePermissions.fromString(OWNER_ONLY).containsAll(permissions);
    }

    private static boolean isPosix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
