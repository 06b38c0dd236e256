package io.atopile.mcp.server.command;

import io.atopile.mcp.server.shell.RunRevert;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes every edit of a run. */
@Command(
        name = "revert",
        description = "Undo every edit of a run, newest first. Files that others have changed since are left as they are and reported.",
        footer = {"", "Exit codes: 0 every edit was undone, 1 an edit could not be undone."})
final class RevertCommand extends ProgramCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CommonOptionsMixin options;

    @Parameters(paramLabel = "ID", description = "The run's ID.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only show what would be undone.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        return RunSession.runWithoutModel(options.toOptions(), spec.commandLine(), id, (session, _, run) -> {
            if (!run.status().isOver()) {
                spec.commandLine().getErr().println("atopile-mcp: %s is in progress; cancel it first.".formatted(run.directory().id()));
                return 1;
            }
            return new RunRevert(session.wiring().offer().tools(), new TerminalClientHandle(true), out()).of(run, dryRun) ? 0 : 1;
        });
    }
}
