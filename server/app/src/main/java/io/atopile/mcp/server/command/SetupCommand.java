package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.setup.Setup;
import io.atopile.mcp.server.setup.SetupResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Installs the pinned atopile for this server only. */
@Command(
        name = "setup",
        description = "Install a private copy of the pinned atopile, unless a suitable ato is already installed.")
final class SetupCommand extends ProgramCommand implements Callable<Integer> {

    private static final int LONGEST_LINE = 120;

    @Override
    public Integer call() throws Exception {
        var setup = new Setup(Settings.defaults().atopile(), SetupCommand::show);
        return switch (setup.run()) {
            case SetupResult.Ready(var version, var ato, var how) -> {
                out().println("atopile %s is ready (%s): %s".formatted(version, how, ato));
                yield 0;
            }
            case SetupResult.Failed(var reason, var fix) -> {
                System.err.println("setup: " + reason);
                System.err.println("setup: " + fix);
                yield 1;
            }
        };
    }

    private static void show(String step) {
        System.err.println("setup: " + (step.length() <= LONGEST_LINE ? step : step.substring(0, LONGEST_LINE) + "…"));
    }
}
