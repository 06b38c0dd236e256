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

/** Shows the settings and where they come from. */
@Command(name = "settings", description = "Show the settings and where they come from.")
final class SettingsCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AtopileMcp program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The command is missing.");
    }

    @Command(name = "show", description = "Show every setting in effect and where it was set. API keys and header values are not shown.")
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

    @Command(name = "path", description = "Print the path of the user's settings file, whether or not it exists.")
    int path() {
        program.out().println(Settings.defaults().reader().userFile());
        return 0;
    }
}
