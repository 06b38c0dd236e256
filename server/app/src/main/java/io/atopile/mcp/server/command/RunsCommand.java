package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.engine.Engine.ResumeResult;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.tool.AgentList;
import io.atopile.mcp.agent.tool.RunOutput;
import io.atopile.mcp.server.shell.RunExitCode;
import io.atopile.mcp.server.shell.RunReport;
import io.atopile.mcp.server.shell.RunRevert;
import io.atopile.mcp.server.shell.RunTable;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Inspects and controls runs of the agent, whoever started them. */
@Command(
        name = "runs",
        description = "Inspect and control runs of the agent, whoever started them.",
        subcommands = {ReplyCommand.class, RunsCommand.ResumeCommand.class, ForkCommand.class, RunsCommand.RevertCommand.class},
        footer = {"", "An ID can be shortened to any unique prefix; last is this project's newest run."})
final class RunsCommand extends ProgramCommand.Group {

    private static final Duration TO_CANCEL = Duration.ofSeconds(10);

    private CommandLine line() {
        return spec.commandLine();
    }

    @Command(name = "list", description = "List runs, newest first.")
    int list(
            @Mixin CommonOptionsMixin options,
            @Option(names = {"-n", "--number"}, defaultValue = "20", description = "Number of runs to show. Default: ${DEFAULT-VALUE}.") int number,
            @Option(names = "--json", description = "Print one JSON object per line.") boolean json)
            throws Exception {
        return RunSession.runWithoutModel(options.toOptions(), line(), (_, runs) -> {
            var views = runs.list(_ -> true, number);
            if (json) {
                views.forEach(run -> out().println(Json.mapper().writeValueAsString(AgentList.Line.of(run))));
            } else {
                out().print(new RunTable(TerminalStyle.of(System.getenv())).of(views));
                runs.listDamagedRuns().forEach((id, what) -> System.err.println("%s can't be shown: %s".formatted(id, what)));
            }
            return 0;
        });
    }

    @Command(name = "show", description = "Show a run: status, answer, plan, changes, builds, open question, usage.")
    int show(
            @Mixin CommonOptionsMixin options,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--json", description = "Print JSON, as returned by agent_status.") boolean json)
            throws Exception {
        return RunSession.runWithoutModel(options.toOptions(), line(), id, (_, _, run) -> {
            out().println(json
                    ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(RunOutput.of(run))
                    : new RunReport(TerminalStyle.of(System.getenv())).of(run));
            return 0;
        });
    }

    @Command(
            name = "watch",
            description = "Show a run from its beginning and follow it to its end, whichever process executes it. Ctrl-C stops watching; the run continues.",
            footer = {"", "Exit codes: 0 completed; 1 failed, cancelled or out of budget; 3 interrupted."})
    int watch(@Mixin CommonOptionsMixin options, @Mixin FollowOptions following, @Parameters(paramLabel = "ID") String id) throws Exception {
        return RunSession.runWithoutModel(options.toOptions(), line(), id, (_, runs, run) -> following.follow(runs, run, 0, out()));
    }

    @Command(name = "cancel", description = "Cancel a run for good. Its changes are kept; undo them with runs revert.")
    int cancel(@Mixin CommonOptionsMixin options, @Parameters(paramLabel = "ID") String id) throws Exception {
        return RunSession.runWithoutModel(options.toOptions(), line(), id, (_, runs, run) -> {
            runs.cancel(run, "shell");
            var end = runs.await(run.directory().id(), _ -> false, TO_CANCEL).orElse(run);
            out().println("%s is %s.".formatted(end.directory().id(), formatStatus(end)));
            return end.status().isOver() ? 0 : RunExitCode.toExitCode(end.status());
        });
    }

    @Command(name = "prune", description = "Remove ended runs beyond the limits in the settings (runs.keep_days, runs.keep_count).")
    int prune(@Mixin CommonOptionsMixin options) throws Exception {
        return RunSession.runWithoutModel(options.toOptions(), line(), (_, runs) -> {
            var removed = runs.prune();
            removed.forEach(id -> out().println("removed " + id));
            out().println(CountFormat.format(removed.size(), "run") + " removed.");
            return 0;
        });
    }

    static String formatStatus(RunView run) {
        return run.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Resumes an interrupted run in this process. */
    @Command(name = "resume", description = "Resume an interrupted run, and show its progress. Exit codes as for run.")
    static final class ResumeCommand extends ProgramCommand implements Callable<Integer> {

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

    /** Undoes every edit of a run. */
    @Command(
            name = "revert",
            description = "Undo every edit of a run, newest first. Files that others have changed since are left as they are and reported.",
            footer = {"", "Exit codes: 0 every edit was undone, 1 an edit could not be undone."})
    static final class RevertCommand extends ProgramCommand implements Callable<Integer> {

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
}
