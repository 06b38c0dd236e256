package io.atopile.mcp.project;

import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.process.SandboxProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Sandbox profiles of atopile's processes: what each may access in addition to the system's programs. */
public final class AtoProfiles {

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
        var read = new ArrayList<>(AtoInstallation.of(ato.program(), ato.python()));
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
        var beside = FileDependencies.collectOutsideFolders(project, ato.access().map(ChildAccess::allowed).orElse(List.of()));
        return Stream.concat(Stream.of(project), beside.stream()).toList();
    }

    private static List<Path> createWritableDirectories(AtoCli ato) throws IOException {
        for (var directory : ato.directories().listWritablePaths()) {
            Files.createDirectories(directory);
        }
        return ato.directories().listWritablePaths();
    }

    private static List<Path> listReadablePaths(AtoCli ato, List<Path> beside) throws IOException {
        var certificates = ChildEnvironment.listCertificates(ato.networkEnvironment());
        return Stream.of(AtoInstallation.of(ato.program(), ato.python()), List.of(ato.directories().configuration()), certificates, beside)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
