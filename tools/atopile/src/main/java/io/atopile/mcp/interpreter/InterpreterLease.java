package io.atopile.mcp.interpreter;

import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.process.SupervisedProcess;
import io.atopile.mcp.project.AtoCli;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The right to execute one command in an interpreter. */
public final class InterpreterLease implements AutoCloseable {

    private final InterpreterPool pool;
    private final ProjectInterpreter interpreter;

    InterpreterLease(InterpreterPool pool, ProjectInterpreter interpreter) {
        this.pool = pool;
        this.interpreter = interpreter;
    }

    /** Returns a directory for the copy of the user's configuration, which the command reads. */
    public Path configuration() {
        return interpreter.configuration();
    }

    /** Returns the file with the network addresses that the command was refused. */
    public Path denials() {
        return interpreter.denials();
    }

    /**
     * Starts the interpreter unless it is ready for a command with this access, which takes a while and can be interrupted.
     *
     * @return whether it can execute commands
     */
    public boolean prepare(AtoCli ato, SandboxProfile profile, Map<String, String> environment) throws IOException, InterruptedException {
        try {
            interpreter.prepare(ato, profile, environment);
            return true;
        } catch (UnfitInterpreterException _) {
            pool.markUnfit(ato);
            return false;
        }
    }

    /**
     * Starts the command. The design must not execute Python, because an interpreter that has executed code of a project can't be trusted
     * with another command.
     *
     * @return empty if it must be run directly with {@code ato} instead
     */
    public Optional<SupervisedProcess> start(AtoCli ato, SandboxProfile profile, Map<String, String> environment, InterpreterCommand command)
            throws IOException, InterruptedException {
        try {
            return interpreter.start(ato, profile, environment, command);
        } catch (UnfitInterpreterException _) {
            pool.markUnfit(ato);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        pool.release(interpreter);
    }
}
