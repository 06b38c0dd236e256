package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunRequest;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.model.scripted.ModelScript;
import io.atopile.mcp.model.scripted.ScriptedGateway;
import io.atopile.mcp.server.CommonOptions;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.demo.DemoBoard;
import io.atopile.mcp.server.settings.CommandLineFlags;
import io.atopile.mcp.server.setup.Setup;
import io.atopile.mcp.server.setup.SetupResult;
import io.atopile.mcp.server.shell.RunFollower;
import io.atopile.mcp.server.shell.TextRunDisplay;
import io.atopile.mcp.server.shell.UserInput;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Demonstrates the agent without a key or a network: the model's replies are recorded, everything else is real. */
@Command(
        name = "demo",
        description = "Watch the agent fix a broken sample board. The model's replies are recorded; the tools, the edit, atopile's"
                + " builds and the verdict are real.")
final class DemoCommand extends ProgramCommand implements Callable<Integer> {

    private static final String TASK = "This board does not build. Find out why, fix it, and show that it builds.";

    @Option(names = "--script", hidden = true, description = "A file with other replies of the model.")
    private @Nullable Path script;

    @Override
    public Integer call() throws Exception {
        var settings = Settings.defaults();
        if (new Setup(settings.atopile(), DemoCommand::tell).run() instanceof SetupResult.Failed(var reason, var fix)) {
            tell(reason);
            tell(fix);
            return 1;
        }
        var board = Files.createTempDirectory("atopile-mcp-demo-").toRealPath();
        DemoBoard.write(board);
        var out = out();
        out.println("Sample board with a fault: " + board);
        out.println("Task: " + TASK);
        out.println();
        return runScript(settings, board, out);
    }

    private int runScript(Settings settings, Path board, PrintStream out) throws IOException, InterruptedException {
        var gateway = new ScriptedGateway(ModelScript.of(script == null ? DemoBoard.script() : Files.readString(script)));
        var chosen = new CommonOptions(List.of(board), CommandLineFlags.NONE).applyTo(settings);
        try (var wiring = Wiring.of(chosen, Optional.of(gateway))) {
            return runTask(openRuns(wiring), RunRequest.of(TASK, Optional.of(board)).withModel("scripted"), out);
        } catch (ToolFailure refused) {
            tell(refused.message() + refused.hint().map(hint -> " " + hint).orElse(""));
            return 1;
        }
    }

    private static RunService openRuns(Wiring wiring) throws ToolFailure {
        try {
            return wiring.runs().open();
        } catch (ToolFailure _) {
            throw new ToolFailure(ErrorCode.CAPABILITY_MISSING, "The settings are invalid; run atopile-mcp doctor for details.");
        }
    }

    private static int runTask(RunService runs, RunRequest task, PrintStream out) throws InterruptedException, ToolFailure {
        var run = runs.start(task);
        var screen = new TextRunDisplay(out, TerminalStyle.of(System.getenv()));
        return reportResult(new RunFollower(runs, screen, UserInput.NONE).follow(run, 0), out);
    }

    private static int reportResult(RunView run, PrintStream out) {
        run.state().work().changes().stream()
                .flatMap(change -> change.diff().stream())
                .forEach(diff -> out.println("\n" + run.directory().texts().get(diff)));
        out.println();
        var builds = run.state().work().builds();
        var proven = run.status() == RunStatus.COMPLETED
                && run.state().work().builtAfterChange()
                && !builds.isEmpty()
                && builds.getLast().verdict().filter("verified"::equals).isPresent();
        out.println(proven ? "atopile's verdict on the fixed board: verified." : "The board was not fixed.");
        out.flush();
        return proven ? 0 : 1;
    }

    private static void tell(String line) {
        System.err.println("demo: " + line);
    }
}
