package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.server.CommonOptions;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.shell.InterruptHandler;
import io.atopile.mcp.server.shell.RunExitCode;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The parts of the program that a command needs to work with runs. */
final class RunSession implements AutoCloseable {

    /** Works with runs; returns the exit code. */
    @FunctionalInterface
    interface Work {
        int with(RunSession session, RunService runs) throws Exception;
    }

    /** Works with one existing run; returns the exit code. */
    @FunctionalInterface
    interface WorkOnRun {
        int with(RunSession session, RunService runs, RunView run) throws Exception;
    }

    private final Wiring wiring;

    private RunSession(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Runs work that needs a model: runs executed by this process end when the user interrupts the command. */
    static int runWithModel(CommonOptions options, CommandLine command, Work work) throws Exception {
        TrustPrompt.makeAtTerminal(options);
        try (var session = open(options)) {
            var driven = new AtomicReference<RunService>();
            var stopping = new AtomicBoolean();
            InterruptHandler.runOnFirst(InterruptHandler.STOPPING, () -> {
                stopping.set(true);
                return closeIfOpen(driven.get());
            });
            return callOrReport(command, () -> {
                var runs = session.wiring.runs().open();
                driven.set(runs);
                return callUntilStopped(stopping, () -> work.with(session, runs));
            });
        }
    }

    private static boolean closeIfOpen(@Nullable RunService runs) {
        if (runs != null) {
            runs.close();
        }
        return runs != null;
    }

    /** Whatever fails after a signal, because what it needs is closed, counts as interrupted. */
    private static int callUntilStopped(AtomicBoolean stopping, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (Exception overtaken) {
            if (stopping.get()) {
                return RunExitCode.toExitCode(RunStatus.INTERRUPTED);
            }
            throw overtaken;
        }
    }

    /** Runs work that needs no model. */
    static int runWithoutModel(CommonOptions options, CommandLine command, Work work) throws Exception {
        try (var session = open(options)) {
            return callOrReport(command, () -> work.with(session, session.wiring.runs().openRecords()));
        }
    }

    /** Runs work on one run that needs no model, in the project that the run worked in. */
    static int runWithoutModel(CommonOptions options, CommandLine command, String name, WorkOnRun work) throws Exception {
        var found = new AtomicReference<RunView>();
        var looked = lookUp(options, command, name, found);
        return looked != 0
                ? looked
                : runWithoutModel(withProjectOf(found.get(), options), command, (session, runs) -> work.with(session, runs, runs.requireRun(found.get().directory().id())));
    }

    /** Runs work on one run that needs a model, in the project that the run worked in. */
    static int runWithModel(CommonOptions options, CommandLine command, String name, WorkOnRun work) throws Exception {
        var found = new AtomicReference<RunView>();
        var looked = lookUp(options, command, name, found);
        return looked != 0
                ? looked
                : runWithModel(withProjectOf(found.get(), options), command, (session, runs) -> work.with(session, runs, runs.requireRun(found.get().directory().id())));
    }

    private static int lookUp(CommonOptions options, CommandLine command, String name, AtomicReference<RunView> found) throws Exception {
        return runWithoutModel(options, command, (session, runs) -> {
            found.set(session.requireRun(runs, command, name));
            return 0;
        });
    }

    private static RunSession open(CommonOptions options) throws IOException {
        return new RunSession(Wiring.of(options.readSettings()));
    }

    private static int callOrReport(CommandLine command, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (ToolFailure refused) {
            command.getErr().println("atopile-mcp: " + refused.message());
            refused.hint().filter(hint -> !hint.isEmpty()).ifPresent(hint -> command.getErr().println("atopile-mcp: " + hint));
            return 1;
        }
    }

    /** Adds the run's own project, unless the user named one. */
    private static CommonOptions withProjectOf(RunView run, CommonOptions options) {
        return options.projects().isEmpty() && run.state().spec().project().isPresent()
                ? new CommonOptions(List.of(Path.of(run.state().spec().project().get())), options.flags())
                : options;
    }

    /** Returns the run that a user means: by its ID, by a unique prefix of the ID, or as {@code last} of this project. */
    RunView requireRun(RunService runs, CommandLine command, String name) {
        if (name.equals(RunService.LAST)) {
            return requireNewest(runs, command);
        }
        var start = name.startsWith("r_") ? name : "r_" + name;
        var fitting = runs.ids().stream().filter(id -> id.startsWith(start)).toList();
        if (fitting.isEmpty()) {
            throw new ParameterException(command, "There is no run %s; atopile-mcp runs list shows them.".formatted(name));
        }
        if (fitting.size() > 1) {
            var first = String.join(", ", fitting.subList(0, Math.min(5, fitting.size())));
            throw new ParameterException(command, "%d runs start with %s: %s".formatted(fitting.size(), name, first));
        }
        return runs.find(fitting.getFirst()).orElseThrow(() -> new ParameterException(
                command, "Run %s can't be shown: its record is missing or damaged.".formatted(fitting.getFirst())));
    }

    private RunView requireNewest(RunService runs, CommandLine command) {
        var project = wiring.onlyProject();
        var newest = runs.findNewest(project);
        if (newest.isPresent()) {
            return newest.get();
        }
        if (runs.ids().isEmpty()) {
            throw new ParameterException(command, "There are no runs.");
        }
        var where = project.map(folder -> "There are no runs in %s.".formatted(folder)).orElse("No project is chosen here, and there are no runs without one.");
        throw new ParameterException(command, where + " Name a run of another project by its ID; atopile-mcp runs list shows them.");
    }

    Wiring wiring() {
        return wiring;
    }

    @Override
    public void close() {
        wiring.close();
    }
}
