package io.atopile.mcp.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of an installed atopile: its virtual environment, and the Python installation that this was created from. */
final class AtoInstallation {

    private static final String MARK = "pyvenv.cfg";

    private AtoInstallation() {}

    /** Lists the directories and files to be read, both by their given paths and by their real paths. */
    static List<Path> of(Path program, Path python) throws IOException {
        var found = new LinkedHashSet<Path>();
        for (var path : List.of(program, python)) {
            if (Files.exists(path)) {
                add(path, found);
                add(path.toRealPath(), found);
            }
        }
        return List.copyOf(found);
    }

    /**
     * Adds the installation prefix. If that is a home directory or the .local in it, which would expose too much, adds only the program and its
     * libraries.
     */
    private static void add(Path program, Set<Path> found) throws IOException {
        var prefix = program.resolveSibling("").resolve("..").normalize();
        if (Files.exists(prefix.resolve(MARK)) || (isPython(program) && !isTooMuch(prefix))) {
            found.add(prefix);
            return;
        }
        found.add(program);
        if (isPython(program)) {
            try (Stream<Path> libraries = Files.list(prefix.resolve("lib"))) {
                libraries.filter(library -> isPython(library) || library.getFileName().toString().startsWith("libpython")).forEach(found::add);
            }
        }
    }

    private static boolean isPython(Path path) {
        return path.getFileName().toString().startsWith("python");
    }

    private static boolean isTooMuch(Path prefix) throws IOException {
        var home = Path.of(System.getProperty("user.home", "/"));
        var real = prefix.toRealPath();
        return home.startsWith(prefix) || (Files.exists(home) && home.toRealPath().startsWith(real)) || prefix.endsWith(".local");
    }
}
