package io.atopile.mcp.project;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.Sandbox;
import io.atopile.mcp.process.SandboxProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A working {@code ato} executable.
 *
 * @param program the command
 * @param python the interpreter it runs in, which also runs our own small scripts
 * @param version the version it reports
 * @param log directory for the databases of the atopile processes we start: ours alone, one per version, because atopile deletes a database written
 * by another version
 * @param environment the environment of every atopile process we start
 * @param sandbox confines those processes
 * @param access what the user allows those processes to access
 */
public record AtoCli(
        Path program,
        Path python,
        AtoVersion version,
        Path log,
        Map<String, String> environment,
        Sandbox sandbox,
        Optional<ChildAccess> access) {

    public AtoCli {
        environment = Map.copyOf(environment);
    }

    /** Creates one whose processes are not confined. */
    public AtoCli(Path program, Path python, AtoVersion version, Path log, Map<String, String> environment) {
        this(program, python, version, log, environment, Sandbox.NONE, Optional.empty());
    }

    /** Returns what is known of its version. */
    public AtopileDialect dialect() {
        return SupportedDialects.find(version).orElse(SupportedDialects.NEWEST);
    }

    /** Returns a copy for processes that belong to no project, with separate directories for the given purpose. */
    public AtoCli withPurpose(String purpose) throws IOException {
        var own = new AtoDirectories(directories().base().resolve(purpose));
        if (access.isPresent()) {
            own.make(access.get().configuration());
        }
        return withDirectories(own);
    }

    /** Returns a copy for processes that run with a project: its directories belong to that project, and are created. */
    public AtoCli withProject(Path project) throws IOException {
        var own = directories().of(project);
        if (access.isPresent()) {
            own.make(access.get().configuration(), project);
        }
        return withDirectories(own);
    }

    private AtoCli withDirectories(AtoDirectories own) {
        var moved = new HashMap<>(environment);
        moved.putAll(own.variables());
        return new AtoCli(program, python, version, own.log(), moved, sandbox, access);
    }

    /** Returns the directories where its processes write. */
    public AtoDirectories directories() {
        return new AtoDirectories(log.resolveSibling(""));
    }

    /** Returns a copy for a call whose network access the user approved. */
    public AtoCli reachingAnyNetwork() {
        return new AtoCli(program, python, version, log, environment, sandbox, access.map(ChildAccess::reachingAnyNetwork));
    }

    /** Returns the confinement of one of its processes. */
    public ProcessConfinement confine(SandboxProfile profile) {
        return new ProcessConfinement(sandbox, profile);
    }

    /** Returns the environment plus the variables a process needs to reach the network. */
    public Map<String, String> networkEnvironment() {
        var reaching = new HashMap<>(environment);
        access.ifPresent(open -> reaching.putAll(open.network()));
        return reaching;
    }

    /**
     * Returns the command line that runs one of our programs in atopile's interpreter, which then ignores Python's environment variables and loads
     * modules only from its own installation, wherever it runs.
     */
    public List<String> buildScriptCommand(AtopileProgram script, String... arguments) {
        return Stream.concat(Stream.of(python.toString(), "-I", "-X", "utf8", "-c", dialect().readProgram(script)), Stream.of(arguments)).toList();
    }
}
