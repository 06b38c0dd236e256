package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.RealPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** KiCad's own Python module, which says what KiCad makes of a board. */
final class RealKicad {

    static final Path FOOTPRINTS = Path.of("/usr/share/kicad/footprints");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private RealKicad() {}

    /** Ends a test where there is no such KiCad. */
    static void isHere() throws Exception {
        var isHere = Files.isExecutable(PYTHON)
                && Files.isDirectory(FOOTPRINTS)
                && new ProcessBuilder(PYTHON.toString(), "-c", "import pcbnew").redirectErrorStream(true).start().waitFor() == 0;
        RealPart.require(isHere, "KiCad's Python module and footprints are not installed");
    }

    /** Runs a command of the oracle and gives what it printed. */
    static String ask(String... arguments) throws IOException, InterruptedException {
        return run("kicad_oracle.py", arguments);
    }

    /** Runs a program of the test resources and gives what it printed. */
    static String run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(PYTHON.toString(), "src/test/resources/" + program));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), String.join(" ", command));
            return text;
        }
    }
}
