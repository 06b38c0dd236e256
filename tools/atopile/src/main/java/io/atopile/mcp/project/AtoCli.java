package io.atopile.mcp.project;

import io.atopile.mcp.process.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 */
public record AtoCli(
        Path program, Path python, AtoVersion version, Path log, Map<String, String> environment, Sandbox sandbox) {

    public AtoCli {
        environment = Map.copyOf(environment);
    }

    /** One whose processes are not confined. */
    public AtoCli(Path program, Path python, AtoVersion version, Path log, Map<String, String> environment) {
        this(program, python, version, log, environment, Sandbox.NONE);
    }

    /**
     * The command line that runs a script of ours in atopile's interpreter, which then reads no variable of Python's and takes
     * modules from its own installation alone, wherever it runs.
     */
    public List<String> scriptCommand(String script, List<String> arguments) {
        return Stream.concat(Stream.of(python.toString(), "-I", "-X", "utf8", "-c", script), arguments.stream()).toList();
    }
}
