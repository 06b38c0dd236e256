package io.atopile.mcp.project;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.process.ChildEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The directories where atopile's processes write outside of a project: logs, caches and KiCad's settings. Each project has its own, so that no
 * project's code can change what the processes of another project read.
 *
 * @param base their parent, in our state directory
 */
public record AtoDirectories(Path base) {

    static final String PROJECTS = "projects";

    private static final int DIGITS = 24;
    private static final String ROOT = "root";

    /** Returns the directories of one project. */
    AtoDirectories of(Path project) {
        return new AtoDirectories(base.resolve(PROJECTS).resolve(Sha256Digest.computeHex(project.toString()).substring(0, DIGITS)));
    }

    /** The directory for atopile's databases. */
    public Path log() {
        return base.resolve("log");
    }

    /** The home directory of its processes, including their cache. */
    public Path home() {
        return base.resolve("home");
    }

    /** A copy of the user's configuration, which the processes don't write to. */
    public Path configuration() {
        return base.resolve("configuration");
    }

    /** Lists the directories that its processes write to. */
    public List<Path> listWritablePaths() {
        return List.of(log(), home());
    }

    /** Returns the environment variables that direct atopile and KiCad to these directories. */
    Map<String, String> variables() {
        return Map.of(
                SupportedDialects.of(base).database().directoryVariable(), log().toString(),
                "HOME", home().toString(),
                "XDG_CONFIG_HOME", configuration().toString(),
                "XDG_CACHE_HOME", home().resolve(".cache").toString(),
                "XDG_DATA_HOME", home().resolve(".local/share").toString(),
                "XDG_STATE_HOME", home().resolve(".local/state").toString(),
                "KICAD_CONFIG_HOME", home().resolve("kicad").toString());
    }

    /** Returns the environment of processes without network access: what they need of the user's, plain output, service addresses, these directories. */
    Map<String, String> buildEnvironment(Map<String, String> user, UserServices services) {
        var environment = new HashMap<>(ChildEnvironment.ATOPILE.of(user));
        environment.putAll(SupportedDialects.of(base).variables());
        environment.putAll(services.buildVariables(user));
        environment.putAll(variables());
        return environment;
    }

    /** Creates the directories that its processes write to, with databases for their logs. */
    void createWritablePaths() throws IOException {
        for (var directory : listWritablePaths()) {
            Files.createDirectories(directory);
        }
        LogDatabases.create(log());
    }

    /** Creates them, including a copy of the user's configuration. */
    void make(Path configurationOfUser) throws IOException {
        createWritablePaths();
        UserConfiguration.copy(configurationOfUser, configuration().resolve("atopile"));
    }

    /** Creates them, records the project they belong to, and deletes those of projects that no longer exist. */
    void make(Path configurationOfUser, Path project) throws IOException {
        make(configurationOfUser);
        var mark = base.resolve(ROOT);
        if (!Files.exists(mark)) {
            Files.writeString(mark, project.toString());
            prune();
        }
    }

    private void prune() throws IOException {
        try (var all = Files.list(base.resolveSibling(""))) {
            for (var other : all.filter(AtoDirectories::isForsaken).toList()) {
                DirectoryTree.delete(other);
            }
        }
    }

    private static boolean isForsaken(Path directory) {
        try {
            var mark = directory.resolve(ROOT);
            return Files.isRegularFile(mark) && !Files.exists(Path.of(Files.readString(mark)));
        } catch (IOException _) {
            return false;
        }
    }
}
