package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.settings.SettingsReadResult;
import io.atopile.mcp.server.settings.SettingsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the settings and where they come from. */
@Command(name = "settings", description = "Show the settings and where they come from.")
final class SettingsCommand extends ProgramCommand.Group {

    @Command(name = "show", description = "Show every setting in effect and where it was set. API keys and header values are not shown.")
    int show(@Mixin CommonOptionsMixin options) {
        return switch (options.toOptions().applyTo(Settings.defaults()).reading()) {
            case SettingsReadResult.Read(var settings) -> {
                out().print(SettingsTable.renderText(settings));
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
        out().println(Settings.defaults().reader().userFile());
        return 0;
    }
}
