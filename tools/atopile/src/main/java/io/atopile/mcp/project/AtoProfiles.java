package io.atopile.mcp.project;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Sandbox profiles of atopile's processes: what each may access in addition to the system's programs. */
public final class AtoProfiles {

    private static final int LARGEST_MANIFEST = 1_000_000;
    private static final int MOST_DEPENDENCIES = 100;

    private AtoProfiles() {}

    /** For processes without a project: the grammar, the standard library, queries about atopile itself. */
    public static SandboxProfile createStandaloneProfile(AtoCli ato) throws IOException {
        return SandboxProfile.ofReadable(listReadablePaths(ato, List.of())).withWritable(createWritableDirectories(ato));
    }

    /** For processes that compile a project's sources: they read the project and have no network access. */
    public static SandboxProfile createReadProfile(AtoCli ato, Path project) throws IOException {
        return SandboxProfile.ofReadable(listReadablePaths(ato, listSources(ato, project))).withWritable(createWritableDirectories(ato));
    }

    /** For processes that compile the sources of several projects whose file dependencies aren't known in advance. */
    public static SandboxProfile createReadProfile(AtoCli ato, List<Path> projects) throws IOException {
        return SandboxProfile.ofReadable(listReadablePaths(ato, projects)).withWritable(createWritableDirectories(ato));
    }

    /** For processes that run Python code of an untrusted project: they read only the project, and write to a directory of their own. */
    public static SandboxProfile createConfinedProfile(AtoCli ato, Path project, Path directory) throws IOException {
        var read = new ArrayList<>(listInstallation(ato));
        read.addAll(listSources(ato, project));
        return SandboxProfile.ofReadable(read).withWritable(List.of(directory));
    }

    /**
     * For builds: they write to the project and to the additional directories that the user allowed. Network access is off unless enabled.
     *
     * @param configuration the folder of the configuration that the build gets
     */
    public static SandboxProfile createBuildProfile(AtoCli ato, Path project, Path configuration) throws IOException {
        return createBuildProfile(ato, project, configuration, List.of(project), List.of());
    }

    /**
     * For builds that may write only to some directories of the project.
     *
     * @param writable directories of the project
     * @param protectedPaths paths in them that stay read-only
     */
    public static SandboxProfile createBuildProfile(AtoCli ato, Path project, Path configuration, List<Path> writable, Collection<Path> protectedPaths)
            throws IOException {
        var read = new ArrayList<>(listReadablePaths(ato, listSources(ato, project)));
        read.add(configuration);
        read.addAll(protectedPaths);
        var written = new ArrayList<>(createWritableDirectories(ato));
        if (ato.access().map(open -> open.mayWrite(project)).orElse(true)) {
            written.addAll(writable);
            ato.access().ifPresent(open -> written.addAll(open.sandboxSettings().writable()));
        }
        return SandboxProfile.ofReadable(read).withWritable(written);
    }

    /**
     * For processes that fetch into one of our folders and run no project code.
     *
     * @param project project folders that they may read, if any
     */
    static SandboxProfile createFetchProfile(AtoCli ato, List<Path> project, Path configuration, Path folder) throws IOException {
        var read = new ArrayList<Path>();
        for (var source : project) {
            read.addAll(listSources(ato, source));
        }
        read.add(configuration);
        var written = new ArrayList<>(createWritableDirectories(ato));
        written.add(folder);
        return SandboxProfile.ofReadable(listReadablePaths(ato, read)).withWritable(written).reachingAnyNetwork();
    }

    private static List<Path> listSources(AtoCli ato, Path project) {
        var beside = collectOutsideFolders(project, ato.access().map(ChildAccess::allowed).orElse(List.of()));
        return Stream.concat(Stream.of(project), beside.stream()).toList();
    }

    private static List<Path> createWritableDirectories(AtoCli ato) throws IOException {
        ato.directories().createWritablePaths();
        return ato.directories().listWritablePaths();
    }

    private static List<Path> listReadablePaths(AtoCli ato, List<Path> beside) throws IOException {
        var certificates = ChildEnvironment.listCertificates(ato.networkEnvironment());
        return Stream.of(listInstallation(ato), List.of(ato.directories().configuration()), certificates, beside)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /**
     * Collects the real folders outside a project that it and its file dependencies name, as far as they are in directories that the user opened.
     *
     * @param allowed real paths
     */
    private static Set<Path> collectOutsideFolders(Path project, List<Path> allowed) {
        var found = new LinkedHashSet<Path>();
        collectDependencies(project, project, allowed, found);
        return found;
    }

    private static void collectDependencies(Path folder, Path project, List<Path> allowed, Set<Path> found) {
        for (var named : readDependencyPaths(folder)) {
            try {
                var real = folder.resolve(named).toRealPath();
                var isOpen = allowed.stream().anyMatch(real::startsWith) && !real.startsWith(project);
                if (isOpen && found.size() < MOST_DEPENDENCIES && found.add(real)) {
                    collectDependencies(real, project, allowed, found);
                }
            } catch (IOException | InvalidPathException _) {
                // atopile itself reports the missing folder.
            }
        }
    }

    private static List<String> readDependencyPaths(Path folder) {
        try {
            var manifest = YamlDocument.readMapping(BoundedFile.readText(folder.resolve(Project.FILE), LARGEST_MANIFEST));
            return manifest.orElse(Map.of()).get("dependencies") instanceof List<?> dependencies
                    ? dependencies.stream()
                            .flatMap(item -> item instanceof Map<?, ?> fields && fields.get("path") instanceof String path ? Stream.of(path) : Stream.empty())
                            .toList()
                    : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /**
     * Lists the files of an installed atopile, its virtual environment and the Python installation that this was created from, both by their given paths
     * and by their real paths.
     */
    private static List<Path> listInstallation(AtoCli ato) throws IOException {
        var found = new LinkedHashSet<Path>();
        for (var path : List.of(ato.program(), ato.python())) {
            if (Files.exists(path)) {
                addPrefix(path, found);
                addPrefix(path.toRealPath(), found);
            }
        }
        return List.copyOf(found);
    }

    /**
     * Adds the installation prefix. If that is a home directory or the .local in it, which would expose too much, adds only the program and its
     * libraries.
     */
    private static void addPrefix(Path program, Set<Path> found) throws IOException {
        var prefix = program.resolveSibling("").resolve("..").normalize();
        if (Files.exists(prefix.resolve("pyvenv.cfg")) || (isPython(program) && !isTooMuch(prefix))) {
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
