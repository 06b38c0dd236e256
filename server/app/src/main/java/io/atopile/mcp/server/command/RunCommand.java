package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.engine.RunRequest;
import io.atopile.mcp.agent.engine.RunService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Gives the agent a task and shows its progress. */
@Command(
        name = "run",
        description = "Give the agent a task and show its progress.",
        footer = {
            "",
            "Exit codes: 0 completed; 1 failed, cancelled or out of budget; 2 invalid usage;",
            "3 interrupted (Ctrl-C; continue with runs resume) or not finished. A second",
            "Ctrl-C exits at once.",
            "Approvals are requested here in a terminal, otherwise given with: runs reply."
        })
final class RunCommand extends ProgramCommand.WithOptions {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RunRequestOptions wishes;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FollowOptions following;

    @Parameters(paramLabel = "PROMPT", description = "The task; - reads it from stdin.")
    private String prompt = "";

    @Option(names = "--thread", paramLabel = "ID", description = "The conversation to continue: its ID, the ID of one of its runs, or last for this project's newest.")
    @Nullable
    private String thread;

    @Option(names = "--fork-at", paramLabel = "N", description = "With --thread: continue from this event of its newest run, in a new conversation.")
    @Nullable
    private Long forkAt;

    @Override
    public Integer call() throws Exception {
        if (forkAt != null && thread == null) {
            throw buildUsageError("--fork-at requires --thread");
        }
        var task = prompt(prompt, spec.commandLine());
        return RunSession.runWithModel(options.toOptions(), spec.commandLine(), (session, runs) -> {
            var run = runs.start(buildRequest(task, session, runs));
            return following.follow(runs, run, 0, out());
        });
    }

    /** Returns the prompt as typed, or from stdin. */
    static String prompt(String typed, CommandLine command) throws IOException {
        var text = typed.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : typed;
        if (text.isBlank()) {
            throw new ParameterException(command, "The prompt is empty.");
        }
        return text;
    }

    private RunRequest buildRequest(String task, RunSession session, RunService runs) {
        try {
            return wishes.buildRequest(task, session.wiring().onlyProject(), resolveThread(session, runs), Optional.ofNullable(forkAt));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private Optional<String> resolveThread(RunSession session, RunService runs) {
        if (thread == null || thread.startsWith("t_")) {
            return Optional.ofNullable(thread);
        }
        return Optional.of(session.requireRun(runs, spec.commandLine(), thread).state().spec().threadId());
    }
}
