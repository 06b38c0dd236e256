package io.atopile.mcp.explain;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rewrites, in the whole file at once, imports of the form of atopile 0.2, which had the file after the name. */
final class ImportRepairs {

    private static final Pattern OLD = Pattern.compile("^(\\s*)import\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s+from\\s+((?:\"([^\"]+)\"|'([^']+)'))\\s*;?\\s*(#.*)?$");
    private static final Pattern PRESENT = Pattern.compile("^(\\s*)from\\s+(?:\"([^\"]+)\"|'([^']+)')\\s+(import\\s+.*)$");

    private ImportRepairs() {}

    /**
     * @param folder the folder of the library's files in old versions; what was imported from it is now imported without a file
     * @param exists whether the project has a file that is imported by this path
     */
    static Stream<SyntaxRepair> of(UnparsableSource broken, String folder, Predicate<String> exists) {
        var lines = rewrite(broken.lines(), folder, exists);
        return lines.equals(broken.lines()) ? Stream.empty() : Stream.of(new SyntaxRepair(1, "Write imports in their present form", lines));
    }

    /** Returns the lines of a file with all imports in their present form. */
    static List<String> rewrite(List<String> lines, String folder, Predicate<String> exists) {
        return lines.stream().map(line -> rewrite(line, folder, exists)).toList();
    }

    private static String rewrite(String line, String folder, Predicate<String> exists) {
        Matcher present = PRESENT.matcher(line);
        if (present.matches()) {
            return isLibrary(getPath(present, 2), folder, exists) ? present.group(1) + present.group(4) : line;
        }
        Matcher old = OLD.matcher(line);
        if (!old.matches()) {
            return line;
        }
        String comment = old.group(6) == null ? "" : "  " + old.group(6);
        return isLibrary(getPath(old, 4), folder, exists)
                ? "%simport %s%s".formatted(old.group(1), old.group(2), comment)
                : "%sfrom %s import %s%s".formatted(old.group(1), old.group(3), old.group(2), comment);
    }

    private static boolean isLibrary(String path, String folder, Predicate<String> exists) {
        return path.startsWith(folder) && !exists.test(path);
    }

    private static String getPath(Matcher line, int group) {
        return line.group(group) == null ? line.group(group + 1) : line.group(group);
    }
}
