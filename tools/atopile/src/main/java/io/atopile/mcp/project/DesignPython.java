package io.atopile.mcp.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * Whether a build of a project may run Python that the project brings along: a Python file anywhere in it or in its packages, or a source
 * that names one elsewhere. What can't be read counts as such.
 */
public final class DesignPython {

    private static final int MOST_FILES = 50_000;
    private static final long LARGEST = 4_000_000;
    private static final Pattern NAMED = Pattern.compile("\\.py\\s*['\":]");

    private DesignPython() {}

    /** Looks through a project. */
    public static boolean mayRunIn(Path root) {
        try (var files = Files.find(root, Integer.MAX_VALUE, (path, _) -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
            int seen = 0;
            for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
                var file = each.next();
                if (++seen > MOST_FILES || isPython(root, file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | UncheckedIOException _) {
            return true;
        }
    }

    private static boolean isPython(Path root, Path file) throws IOException {
        var name = file.getFileName().toString();
        if (root.relativize(file).startsWith(".git")) {
            return false;
        }
        if (name.endsWith(".py") || Files.isSymbolicLink(file)) {
            return true;
        }
        return (name.endsWith(".ato") || name.equals(Project.FILE)) && names(file);
    }

    private static boolean names(Path file) throws IOException {
        return Files.size(file) > LARGEST || NAMED.matcher(Files.readString(file)).find();
    }
}
