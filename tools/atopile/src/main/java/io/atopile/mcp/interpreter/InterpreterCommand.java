package io.atopile.mcp.interpreter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command for an interpreter.
 *
 * @param program the text of a Python program; empty for {@code ato} itself
 * @param arguments what follows the program or {@code ato} on the command line
 * @param directory the working directory
 * @param environment variables in addition to those of the interpreter
 * @param output the file that receives its standard output
 * @param errors the file that receives its standard error
 * @param description what a build writes in addition
 */
public record InterpreterCommand(
        Optional<String> program,
        List<String> arguments,
        Path directory,
        Map<String, String> environment,
        Path output,
        Path errors,
        Optional<DesignDescription> description) {

    /**
     * A description of the design that a build has instantiated.
     *
     * @param program the text of the program that describes it
     * @param path the file to write
     */
    public record DesignDescription(String program, Path path) {}

    public InterpreterCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Creates a command that writes nothing in addition. */
    public InterpreterCommand(
            Optional<String> program, List<String> arguments, Path directory, Map<String, String> environment, Path output, Path errors) {
        this(program, arguments, directory, environment, output, errors, Optional.empty());
    }
}
