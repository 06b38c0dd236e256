package io.atopile.mcp.conformance.skill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.file.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A project of a table: its files, each with flags, and what is expected of it. */
record OldProject(String title, List<OldFile> files, String expected) {

    private static final Pattern SECTION = Pattern.compile("(?m)^=== ");
    private static final Pattern FILE = Pattern.compile("(?m)^--- (\\S+)(?: \\[(.*)])?\\n");

    /** A file; the flags say how it is written. */
    record OldFile(String path, List<String> flags, String text) {

        private void write(Path root) throws IOException {
            Path file = root.resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            switch (flags.isEmpty() ? "" : flags.getFirst()) {
                case "folder" -> Files.createDirectories(file);
                case "board" -> copyParts(flags.get(1), file);
                case "link" -> Files.createSymbolicLink(file, Path.of(text.strip()));
                case "hardlink" -> Files.createLink(file, root.resolve(text.strip()));
                default -> Files.write(file, encode());
            }
            if (flags.contains("readonly")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            }
        }

        private byte[] encode() {
            String written = (flags.contains("bom") ? "\uFEFF" : "") + (flags.contains("crlf") ? text.replace("\n", "\r\n") : text) + (flags.contains("nul") ? "\0\n" : "");
            return written.getBytes(flags.contains("latin1") ? ISO_8859_1 : flags.contains("utf16") ? UTF_16 : UTF_8);
        }

        private static void copyParts(String board, Path to) throws IOException {
            Path parts = Golden.folder("boards").resolve(board).resolve("parts");
            try (var files = Files.walk(parts)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(parts.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy);
                }
            }
        }
    }

    static List<OldProject> parse(String table) {
        return Arrays.stream(SECTION.split(table, -1)).skip(1).map(OldProject::parseSection).toList();
    }

    private static OldProject parseSection(String section) {
        String[] halves = section.split("(?m)^>>>\\n", 2);
        String[] texts = FILE.split(halves[0], -1);
        List<MatchResult> heads = FILE.matcher(halves[0]).results().toList();
        var files = new ArrayList<OldFile>();
        for (int i = 0; i < heads.size(); i++) {
            String flags = heads.get(i).group(2);
            files.add(new OldFile(heads.get(i).group(1), flags == null ? List.of() : List.of(flags.split(" ", -1)), texts[i + 1].replaceFirst("\\n+\\z", "\n")));
        }
        return new OldProject(section.lines().findFirst().orElseThrow(), files, halves.length > 1 ? halves[1].strip() : "");
    }

    /** Replaces all files of a folder by those of the project. */
    void write(Path root) throws IOException {
        try (var old = Files.newDirectoryStream(root)) {
            for (Path file : old) {
                DirectoryTree.delete(file);
            }
        }
        for (OldFile file : files) {
            file.write(root);
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
