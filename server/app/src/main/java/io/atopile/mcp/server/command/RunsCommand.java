package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.tool.AgentList;
import io.atopile.mcp.agent.tool.RunOutput;
import io.atopile.mcp.server.shell.RunExitCode;
import io.atopile.mcp.server.shell.RunReport;
import io.atopile.mcp.server.shell.RunTable;
import io.atopile.mcp.server.shell.TerminalStyle;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Json;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Inspects and controls runs of the agent, whoever started them. */
@Command(
        name = "runs",
        description = "Inspect and control runs of the agent, whoever started them.",
        subcommands = {ReplyCommand.class, ResumeCommand.class, ForkCommand.class, RevertCommand.class},
        footer = {"", "An ID can be shortened to any unique prefix; last is the newest run."})
final class RunsCommand implements Runnable {

    private static final Duration TO_CANCEL = Duration.ofSeconds(10);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AtopileMcp program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The command is missing.");
    }

    PrintStream out() {
        return program.out();
    }

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
}
