package io.atopile.mcp.process;

import io.atopile.mcp.tool.LazyValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bundled Python program, joined from source parts next to this class, which are read on first use. */
record PythonProgram(LazyValue<String> source) {

    static PythonProgram of(String... parts) {
        return new PythonProgram(
                LazyValue.of(() -> Arrays.stream(parts).map(part -> ScriptResource.read(PythonProgram.class, part)).collect(Collectors.joining("\n"))));
    }

    String text() {
        return source.get();
    }

    /** Returns the command line that runs it, isolated from the user's site packages, environment and working directory. */
    List<String> buildCommand(Path interpreter, String... arguments) {
        return Stream.concat(
                        Stream.of(interpreter.toString(), "-I", "-S", "-c", text()), Arrays.stream(arguments))
                .toList();
    }
}
