package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.setup.Setup;
import io.atopile.mcp.server.setup.SetupResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Installs the pinned atopile where only this server uses it. */
@Command(
        name = "setup",
        description = "Install the pinned atopile in a private place, unless an ato that fits is already there.")
final class SetupCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AtopileMcp program;

    @Override
    public Integer call() throws Exception {
        var setup = new Setup(Settings.defaults().atopile(), step -> System.err.println("setup: " + step));
        return switch (setup.run()) {
            case SetupResult.Ready(var version, var program_, var how) -> {
                program.out().println("atopile %s is ready (%s): %s".formatted(version, how, program_));
                yield 0;
            }
            case SetupResult.Failed(var reason, var fix) -> {
                System.err.println("setup: " + reason);
                System.err.println("setup: " + fix);
                yield 1;
            }
        };
    }
}
