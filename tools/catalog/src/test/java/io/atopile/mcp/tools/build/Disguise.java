package io.atopile.mcp.tools.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of a sample board; disguised, every name that is the board's own is another, and other lines stand above.
 *
 * @param name the copy's folder
 * @param above how many lines stand above what was the first
 * @param names its own names
 */
record Disguise(String name, int above, List<String> names) {

    private static final Pattern OWN = Pattern.compile("(?m)^(?:module\\s+(\\w+)|\\s+(\\w+)\\s*(?:=\\s*new\\b|:\\s*\\w+$))");
    private static final List<String> ABOVE =
            List.of("# Another module comes first.", "", "module Unrelated:", "    \"\"\"It has nothing to do with it.\"\"\"", "    signal spare", "", "");

    /** Makes the copy, or replaces the files of one that is already there. */
    static Disguise of(Path board, Path home, String file, boolean disguised) throws IOException {
        Path root = home.resolve(board.getFileName());
        try (Stream<Path> files = Files.walk(board)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(board.relativize(one).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        String text = Files.readString(root.resolve(file));
        List<String> names = OWN.matcher(text).results().map(Disguise::name).distinct().toList();
        if (!disguised) {
            return new Disguise(root.getFileName().toString(), 0, names);
        }
        Files.writeString(root.resolve(file), String.join("\n", ABOVE) + "\n" + renamed(text, names));
        Path manifest = root.resolve("ato.yaml");
        Files.writeString(manifest, Files.readString(manifest).replaceAll(":(\\w+)\\s*$", ":$1_zq\n"));
        return new Disguise(root.getFileName().toString(), ABOVE.size(), names.stream().map(name -> name + "_zq").toList());
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String renamed(String text, List<String> names) {
        String renamed = text;
        for (String name : names) {
            renamed = renamed.replaceAll("(?<![\\w.\"])" + name + "(?![\\w\"])", name + "_zq");
        }
        return renamed;
    }
}
