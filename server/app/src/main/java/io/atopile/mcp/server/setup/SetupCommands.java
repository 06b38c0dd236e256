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
 * Runs the programs that an installation is made of, and shows what they say. They are not confined: the user runs setup so that they
 * install into the user's data directory from where pip, uv or apt are configured to.
 */
final class SetupCommands {

    private final AtopileSettings settings;
    private final Consumer<String> progress;
    private volatile String lastWords = "";

    SetupCommands(AtopileSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Whether a program is there and does this; what it says is not shown. */
    boolean succeeds(List<String> command) throws InterruptedException {
        return run(command, _ -> {});
    }

    boolean run(List<String> command) throws InterruptedException {
        return run(command, progress);
    }

    /** The last line that a program said. */
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
