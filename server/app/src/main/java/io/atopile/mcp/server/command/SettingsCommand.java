package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.settings.SettingsReadResult;
import io.atopile.mcp.server.settings.SettingsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is set, and where. */
@Command(name = "settings", description = "Show the settings, and where they are.")
final class SettingsCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AtopileMcp program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    @Command(name = "show", description = "Show every setting that holds, and who set it. Keys and headers are not shown.")
    int show(@Mixin CommonOptionsMixin options) {
        return switch (options.toOptions().applyTo(Settings.defaults()).reading()) {
            case SettingsReadResult.Read(var settings) -> {
                program.out().print(SettingsTable.renderText(settings));
                yield 0;
            }
            case SettingsReadResult.Wrong wrong -> {
                wrong.complaints().forEach(line -> System.err.println("settings: " + line));
                yield 1;
            }
        };
    }

    @Command(name = "path", description = "Say where the user's settings are, whether or not the file is there.")
    int path() {
        program.out().println(Settings.defaults().reader().userFile());
        return 0;
    }
}
