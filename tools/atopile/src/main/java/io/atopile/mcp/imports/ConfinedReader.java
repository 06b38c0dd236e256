package io.atopile.mcp.imports;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The confinement of a process that reads an untrusted project and executes its Python: it can read that project and write to its
 * own directory, which is deleted at the end; it has no network and none of the user's environment variables.
 */
public final class ConfinedReader implements AutoCloseable {

    private final AtoCli ato;
    private final Path project;
    private final Path directory;

    private ConfinedReader(AtoCli ato, Path project, Path directory) {
        this.ato = ato;
        this.project = project;
        this.directory = directory;
    }

    /** Creates the process's directory. */
    public static ConfinedReader open(AtoCli ato, Path project) throws IOException {
        var all = ato.log().resolveSibling("confined");
        Files.createDirectories(all);
        return new ConfinedReader(ato, project, Files.createTempDirectory(all, "reader-").toRealPath());
    }

    /** Returns the directory in which the process runs. */
    public Path directory() {
        return directory;
    }

    /** Returns the confinement of the process. */
    public ProcessConfinement confinement() throws IOException {
        return ato.confine(AtoProfiles.createConfinedProfile(ato, project, directory));
    }

    public Map<String, String> environment() {
        var environment = new HashMap<>(ato.environment());
        environment.put(ato.dialect().database().directoryVariable(), directory.resolve("log").toString());
        for (var name : List.of("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR", "KICAD_CONFIG_HOME")) {
            environment.put(name, directory.toString());
        }
        return environment;
    }

    @Override
    public void close() {
        try {
            DirectoryTree.delete(directory);
        } catch (IOException | UncheckedIOException _) {
            // A leftover directory only takes space, because every reader has its own.
        }
    }
}
