package io.atopile.mcp.project;

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
 * An {@code ato} that was found and answers.
 *
 * @param program the command
 * @param python the interpreter it runs in, which also runs our own small scripts
 * @param version what it says it is
 * @param log where the atopile processes we start keep their databases: ours alone, one per version, because atopile
 *     deletes a database written by another version
 * @param environment the environment for every process of atopile's that we start
 * @param sandbox what confines those processes
 * @param access what the user opens to them
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

    /** One whose processes are not confined. */
    public AtoCli(Path program, Path python, AtoVersion version, Path log, Map<String, String> environment) {
        this(program, python, version, log, environment, Sandbox.NONE, Optional.empty());
    }

    /** The same for processes that have to do with no project, and with directories of a purpose's own. */
    public AtoCli withPurpose(String purpose) throws IOException {
        var own = new AtoDirectories(directories().base().resolve(purpose));
        if (access.isPresent()) {
            own.make(access.get().configuration());
        }
        return withDirectories(own);
    }

    /** The same for processes that run with a project: its directories are the project's own, and are made. */
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

    /** Where its processes keep what they write. */
    public AtoDirectories directories() {
        return new AtoDirectories(log.resolveSibling(""));
    }

    /** The same for a call to which a person opened the network. */
    public AtoCli reachingAnyNetwork() {
        return new AtoCli(program, python, version, log, environment, sandbox, access.map(ChildAccess::reachingAnyNetwork));
    }

    /** What confines one of its processes. */
    public ProcessConfinement confine(SandboxProfile profile) {
        return new ProcessConfinement(sandbox, profile);
    }

    /** The environment with what a process needs to reach the network. */
    public Map<String, String> networkEnvironment() {
        var reaching = new HashMap<>(environment);
        access.ifPresent(open -> reaching.putAll(open.network()));
        return reaching;
    }

    /**
     * The command line that runs a script of ours in atopile's interpreter, which then reads no variable of Python's and takes
     * modules from its own installation alone, wherever it runs.
     */
    public List<String> buildScriptCommand(String script, List<String> arguments) {
        return Stream.concat(Stream.of(python.toString(), "-I", "-X", "utf8", "-c", script), arguments.stream()).toList();
    }
}
