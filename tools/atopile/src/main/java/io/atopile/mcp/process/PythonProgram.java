package io.atopile.mcp.process;

import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Python program of ours, made of parts that lie beside this class and are read when it is first used. */
record PythonProgram(LazyValue<String> source) {

    static PythonProgram of(String... parts) {
        return new PythonProgram(
                LazyValue.of(() -> Arrays.stream(parts).map(PythonProgram::read).collect(Collectors.joining("\n"))));
    }

    String text() {
        return source.get();
    }

    /** Runs it apart from the user's site packages, environment and working directory. */
    List<String> buildCommand(Path interpreter, String... arguments) {
        return Stream.concat(
                        Stream.of(interpreter.toString(), "-I", "-S", "-c", text()), Arrays.stream(arguments))
                .toList();
    }

    private static String read(String part) {
        try (InputStream in = PythonProgram.class.getResourceAsStream(part)) {
            if (in == null) {
                throw new IllegalStateException(part + " is not in the distribution");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
