package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.log.StateDirectory;
import io.atopile.mcp.server.setup.IndexSetup;
import io.atopile.mcp.server.setup.Setup;
import io.atopile.mcp.server.setup.SetupResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Installs the pinned atopile for this server only, and creates the indexes that calls need. */
@Command(
        name = "setup",
        description = "Install a private copy of the pinned atopile, unless a suitable ato is already installed, and index what the tools search.")
final class SetupCommand extends ProgramCommand implements Callable<Integer> {

    private static final int LONGEST_LINE = 120;

    @Option(names = "--no-index", description = "Leave the indexes to the first calls that need them.")
    private boolean noIndex;

    @Override
    public Integer call() throws Exception {
        var settings = Settings.defaults();
        var atopile = settings.atopile().withSandbox(settings.reader().readSandbox(List.of()));
        new StateDirectory(atopile.state()).secure();
        return switch (new Setup(atopile, SetupCommand::show).run()) {
            case SetupResult.Ready(var version, var ato, var how) -> {
                if (!noIndex) {
                    IndexSetup.of(atopile, SetupCommand::show).run();
                }
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
