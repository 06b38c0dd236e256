package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.engine.Engine.ResumeResult;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Resumes an interrupted run in this process. */
@Command(name = "resume", description = "Resume an interrupted run, and show its progress. Exit codes as for run.")
final class ResumeCommand extends ProgramCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CommonOptionsMixin options;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FollowOptions following;

    @Parameters(paramLabel = "ID", description = "The run's ID.")
    private String id = "";

    @Override
    public Integer call() throws Exception {
        return RunSession.runWithModel(options.toOptions(), spec.commandLine(), id, (_, runs, run) -> resumeRun(runs, run));
    }

    private int resumeRun(RunService runs, RunView run) throws IOException, InterruptedException {
        var name = run.directory().id();
        return switch (runs.resume(run)) {
            case ResumeResult.Started _ -> following.follow(runs, run, run.state().seq(), out());
            case ResumeResult.Elsewhere _ -> reportRefusal("%s is in progress. Follow it with: atopile-mcp runs watch %s".formatted(name, name));
            case ResumeResult.Over _ -> reportRefusal("%s is %s. Continue with: atopile-mcp run --thread %s \"…\""
                    .formatted(name, RunsCommand.formatStatus(run), run.state().spec().threadId()));
            case ResumeResult.Damaged(var what) -> reportRefusal("%s can't be resumed: %s".formatted(name, what));
        };
    }
}
