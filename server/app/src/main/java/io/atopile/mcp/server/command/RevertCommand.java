package io.atopile.mcp.server.command;

import io.atopile.mcp.server.shell.RunRevert;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes back everything that a run changed. */
@Command(
        name = "revert",
        description = "Take back every edit of a run, newest first. What was changed since by others stays as it is, and is told.",
        footer = {"", "Exit codes: 0 all was taken back, 1 something could not be."})
final class RevertCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CommonOptionsMixin options;

    @Parameters(paramLabel = "ID", description = "The run.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only say what would be taken back.")
    private boolean dryRun;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RunsCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return RunSession.runWithoutModel(options.toOptions(), spec.commandLine(), id, (session, _, run) -> {
            if (!run.status().isOver()) {
                spec.commandLine().getErr().println("atopile-mcp: %s is under way; cancel it first.".formatted(run.directory().id()));
                return 1;
            }
            return new RunRevert(session.wiring().offer().tools(), new TerminalClientHandle(true), parent.out()).of(run, dryRun) ? 0 : 1;
        });
    }
}
