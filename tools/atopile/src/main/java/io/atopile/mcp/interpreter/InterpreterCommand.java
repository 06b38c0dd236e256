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
 */
public record InterpreterCommand(
        Optional<String> program, List<String> arguments, Path directory, Map<String, String> environment, Path output, Path errors) {

    public InterpreterCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
