package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.engine.RunRequest;
import io.atopile.mcp.agent.engine.RunView;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Continues from an event of a run, in a new conversation. */
@Command(
        name = "fork",
        description = "Continue from an event of a run, in a new conversation, and show the progress. Files are used as they are now. Exit codes as for run.")
final class ForkCommand extends ProgramCommand.WithOptions {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RunRequestOptions wishes;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FollowOptions following;

    @Parameters(paramLabel = "ID", index = "0", description = "The run's ID.")
    private String id = "";

    @Parameters(paramLabel = "PROMPT", index = "1", description = "The task; - reads it from stdin.")
    private String prompt = "";

    @Option(names = "--at", paramLabel = "N", description = "Number of the event, seq in the output of runs watch --json. Default: the run's last event.")
    @Nullable
    private Long at;

    @Override
    public Integer call() throws Exception {
        var task = RunCommand.prompt(prompt, spec.commandLine());
        return RunSession.runWithModel(options.toOptions(), spec.commandLine(), id, (session, runs, run) -> {
            var forked = runs.fork(run, buildRequest(task, run, session.wiring().onlyProject()));
            return following.follow(runs, forked, 0, out());
        });
    }

    private RunRequest buildRequest(String task, RunView run, Optional<Path> project) {
        try {
            return wishes.buildRequest(task, project, Optional.empty(), Optional.of(at == null ? run.state().seq() : at));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
