package io.atopile.mcp.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rewrites, in the whole file at once, imports of the form of atopile 0.2, which had the file after the name. */
final class ImportRepairs {

    private static final Pattern OLD = Pattern.compile("^(\\s*)import\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s+from\\s+((?:\"([^\"]+)\"|'([^']+)'))\\s*;?\\s*$");

    private ImportRepairs() {}

    /** @param folder the folder of the library's files in old versions; what was imported from it is now imported without a file */
    static Stream<SyntaxRepair> of(UnparsableSource broken, String folder) {
        var lines = broken.lines().stream().map(line -> rewrite(line, folder)).toList();
        return lines.equals(broken.lines()) ? Stream.empty() : Stream.of(new SyntaxRepair(1, "Write imports in their present form", lines));
    }

    private static String rewrite(String line, String folder) {
        Matcher old = OLD.matcher(line);
        if (!old.matches()) {
            return line;
        }
        String path = old.group(4) == null ? old.group(5) : old.group(4);
        return path.startsWith(folder)
                ? "%simport %s".formatted(old.group(1), old.group(2))
                : "%sfrom %s import %s".formatted(old.group(1), old.group(3), old.group(2));
    }
}
