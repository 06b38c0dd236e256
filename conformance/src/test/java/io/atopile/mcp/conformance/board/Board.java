package io.atopile.mcp.conformance.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.file.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

/** A project folder that a test may change. */
public record Board(Path root) {

    /** A fresh copy of a sample board below {@code parent}, under the board's own name. */
    public static Board copy(String name, Path parent) throws IOException {
        var board = new Board(Files.createDirectories(parent.resolve(name)));
        board.fill(name);
        return board;
    }

    /** Makes the folder, which stays the same, a fresh copy of a sample board. */
    public void replaceBy(String name) throws IOException {
        try (var old = Files.newDirectoryStream(root)) {
            for (var file : old) {
                DirectoryTree.delete(file);
            }
        }
        fill(name);
    }

    private void fill(String name) throws IOException {
        var source = Golden.folder("boards").resolve(name);
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = root.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
    }

    public String read(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    /** Changes when any file or folder comes, goes or gets other contents; links count by where they lead. */
    public String fingerprint() throws IOException {
        return fingerprint(_ -> true);
    }

    /** The same without the records and products that every build writes anew. */
    public String written() throws IOException {
        var products = root.resolve("build");
        return fingerprint(file -> !file.startsWith(products));
    }

    private String fingerprint(Predicate<Path> counts) throws IOException {
        var digest = sha256();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(counts).sorted().toList()) {
                digest.update(root.relativize(file).toString().getBytes(UTF_8));
                if (Files.isSymbolicLink(file)) {
                    digest.update(Files.readSymbolicLink(file).toString().getBytes(UTF_8));
                } else if (Files.isRegularFile(file)) {
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
