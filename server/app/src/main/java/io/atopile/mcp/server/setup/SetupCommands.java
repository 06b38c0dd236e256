package io.atopile.mcp.server.setup;

import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.project.AtopileSettings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the programs of an installation and shows their output. They are not confined, because the user runs setup so that they
 * install into the user's data directory, from the sources that pip, uv or apt are configured with.
 */
final class SetupCommands {

    private final AtopileSettings settings;
    private final Consumer<String> progress;
    private volatile String lastWords = "";

    SetupCommands(AtopileSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Returns whether a command succeeds, without showing its output. */
    boolean succeeds(List<String> command) throws InterruptedException {
        return run(command, _ -> {});
    }

    boolean run(List<String> command) throws InterruptedException {
        return run(command, progress);
    }

    /** Returns the last line that a program printed. */
    String lastWords() {
        return lastWords;
    }

    private boolean run(List<String> command, Consumer<String> shown) throws InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(settings.data().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(ChildEnvironment.SETUP.of(settings.environment()));
        try {
            var process = builder.start();
            try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
                    lastWords = line;
                    shown.accept(line);
                });
            } finally {
                process.destroy();
            }
            return process.waitFor() == 0;
        } catch (IOException missing) {
            lastWords = command.getFirst() + " could not be run";
            return false;
        }
    }
}
