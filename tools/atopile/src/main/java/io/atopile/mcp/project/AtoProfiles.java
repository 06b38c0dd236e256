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
    public static SandboxProfile alone(AtoCli ato) throws IOException {
        return SandboxProfile.reading(readable(ato, List.of())).writing(written(ato));
    }

    /** Of one that compiles a project's sources: it reads the project and reaches no network. */
    public static SandboxProfile reading(AtoCli ato, Path project) throws IOException {
        return SandboxProfile.reading(readable(ato, sources(ato, project))).writing(written(ato));
    }

    /** Of one that compiles several projects' sources, for which it is not known beforehand what they name beside them. */
    public static SandboxProfile reading(AtoCli ato, List<Path> projects) throws IOException {
        return SandboxProfile.reading(readable(ato, projects)).writing(written(ato));
    }

    /** Of one that executes Python of an untrusted project: it reads that alone, and writes a directory of its own. */
    public static SandboxProfile confined(AtoCli ato, Path project, Path directory) throws IOException {
        var read = new ArrayList<>(AtoInstallation.of(ato.program(), ato.python()));
        read.addAll(sources(ato, project));
        return SandboxProfile.reading(read).writing(List.of(directory));
    }

    /**
     * Of a build: it writes the project and what the user opened beside it. The network is closed until it is opened.
     *
     * @param configuration the folder of the configuration that it gets
     */
    public static SandboxProfile building(AtoCli ato, Path project, Path configuration) throws IOException {
        return building(ato, project, configuration, List.of(project), List.of());
    }

    /**
     * Of a build that may write some directories of the project alone.
     *
     * @param writable directories of the project
     * @param protectedPaths what is in them and stays as it is
     */
    public static SandboxProfile building(AtoCli ato, Path project, Path configuration, List<Path> writable, Collection<Path> protectedPaths)
            throws IOException {
        var read = new ArrayList<>(readable(ato, sources(ato, project)));
        read.add(configuration);
        read.addAll(protectedPaths);
        var written = new ArrayList<>(written(ato));
        if (ato.access().map(open -> open.mayWrite(project)).orElse(true)) {
            written.addAll(writable);
            ato.access().ifPresent(open -> written.addAll(open.chosen().writable()));
        }
        return SandboxProfile.reading(read).writing(written);
    }

    /**
     * Of one that fetches into a folder of ours, and runs no code of a project.
     *
     * @param project folders of a project that it reads, if any
     */
    static SandboxProfile fetching(AtoCli ato, List<Path> project, Path configuration, Path folder) throws IOException {
        var read = new ArrayList<Path>();
        for (var source : project) {
            read.addAll(sources(ato, source));
        }
        read.add(configuration);
        var written = new ArrayList<>(written(ato));
        written.add(folder);
        return SandboxProfile.reading(readable(ato, read)).writing(written).reachingAnyNetwork();
    }

    private static List<Path> sources(AtoCli ato, Path project) {
        var beside = FileDependencies.beside(project, ato.access().map(ChildAccess::allowed).orElse(List.of()));
        return Stream.concat(Stream.of(project), beside.stream()).toList();
    }

    private static List<Path> written(AtoCli ato) throws IOException {
        for (var directory : ato.directories().written()) {
            Files.createDirectories(directory);
        }
        return ato.directories().written();
    }

    private static List<Path> readable(AtoCli ato, List<Path> beside) throws IOException {
        var certificates = ChildEnvironment.certificates(ato.networkEnvironment());
        return Stream.of(AtoInstallation.of(ato.program(), ato.python()), List.of(ato.directories().configuration()), certificates, beside)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
