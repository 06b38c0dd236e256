package io.atopile.mcp.project;

import io.atopile.mcp.process.SandboxProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What each of atopile's processes may reach in its sandbox, beside the system's own programs. */
public final class AtoProfiles {

    private AtoProfiles() {}

    /** Of one that has to do with no project: the grammar, the standard library, a question about atopile itself. */
    public static SandboxProfile createStandaloneProfile(AtoCli ato) throws IOException {
        return SandboxProfile.ofReadable(listReadablePaths(ato, List.of())).withWritable(createWritableDirectories(ato));
    }

    /** Of one that compiles a project's sources: it reads the project and reaches no network. */
    public static SandboxProfile createReadProfile(AtoCli ato, Path project) throws IOException {
        return SandboxProfile.ofReadable(listReadablePaths(ato, listSources(ato, project))).withWritable(createWritableDirectories(ato));
    }

    /** Of one that compiles several projects' sources, for which it is not known beforehand what they name beside them. */
    public static SandboxProfile createReadProfile(AtoCli ato, List<Path> projects) throws IOException {
        return SandboxProfile.ofReadable(listReadablePaths(ato, projects)).withWritable(createWritableDirectories(ato));
    }

    /** Of one that executes Python of an untrusted project: it reads that alone, and writes a directory of its own. */
    public static SandboxProfile createConfinedProfile(AtoCli ato, Path project, Path directory) throws IOException {
        var read = new ArrayList<>(AtoInstallation.of(ato.program(), ato.python()));
        read.addAll(listSources(ato, project));
        return SandboxProfile.ofReadable(read).withWritable(List.of(directory));
    }

    /**
     * Of a build: it writes the project and what the user opened beside it. The network is closed until it is opened.
     *
     * @param configuration the folder of the configuration that it gets
     */
    public static SandboxProfile createBuildProfile(AtoCli ato, Path project, Path configuration) throws IOException {
        return createBuildProfile(ato, project, configuration, List.of(project), List.of());
    }

    /**
     * Of a build that may write some directories of the project alone.
     *
     * @param writable directories of the project
     * @param protectedPaths what is in them and stays as it is
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
     * Of one that fetches into a folder of ours, and runs no code of a project.
     *
     * @param project folders of a project that it reads, if any
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
