package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.Status;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.engine.Runs;
import io.atopile.mcp.agent.tool.RunDesk;
import io.atopile.mcp.server.FaceOptions;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.shell.Interrupts;
import io.atopile.mcp.server.shell.RunExit;
import io.atopile.mcp.server.shell.RunNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program's parts while one command works with runs. */
final class RunSession implements AutoCloseable {

    /** What a command does with runs; the answer is the exit code. */
    @FunctionalInterface
    interface Work {
        int with(RunSession session, Runs runs) throws Exception;
    }

    /** What a command does with one run that is there already. */
    @FunctionalInterface
    interface WorkOnRun {
        int with(RunSession session, Runs runs, RunView run) throws Exception;
    }

    private final Wiring wiring;

    private RunSession(Wiring wiring) {
        this.wiring = wiring;
    }

    /** With a model to ask: for runs that are driven here, and end when the user interrupts the command. */
    static int driving(FaceOptions options, CommandLine command, Work work) throws Exception {
        TrustOffer.makeAtTerminal(options);
        try (var session = opened(options)) {
            var driven = new AtomicReference<Runs>();
            var stopping = new AtomicBoolean();
            Interrupts.onFirst(() -> {
                stopping.set(true);
                var runs = driven.get();
                if (runs == null) {
                    Runtime.getRuntime().halt(130);
                } else {
                    runs.close();
                }
            });
            return session.work(session.wiring.runs().open(), command, (its, runs) -> {
                driven.set(runs);
                return untilStopped(stopping, () -> work.with(its, runs));
            });
        }
    }

    /** A run that a signal overtakes before it has begun counts as interrupted. */
    private static int untilStopped(AtomicBoolean stopping, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (IllegalStateException overtaken) {
            if (stopping.get()) {
                return RunExit.code(Status.INTERRUPTED);
            }
            throw overtaken;
        }
    }

    /** Without a model. */
    static int looking(FaceOptions options, CommandLine command, Work work) throws Exception {
        try (var session = opened(options)) {
            return session.work(session.wiring.records().open(), command, work);
        }
    }

    /** Without a model, with one run in the project that it worked in. */
    static int looking(FaceOptions options, CommandLine command, String name, WorkOnRun work) throws Exception {
        var there = new AtomicReference<>(options);
        looking(options, command, (_, runs) -> {
            there.set(inProjectOf(found(runs, command, name), options));
            return 0;
        });
        return looking(there.get(), command, (session, runs) -> work.with(session, runs, found(runs, command, name)));
    }

    /** With a model, and with one run, in the project that it worked in. */
    static int driving(FaceOptions options, CommandLine command, String name, WorkOnRun work) throws Exception {
        var there = new AtomicReference<>(options);
        var looked = looking(options, command, (_, runs) -> {
            there.set(inProjectOf(found(runs, command, name), options));
            return 0;
        });
        return looked != 0
                ? looked
                : driving(there.get(), command, (session, runs) -> work.with(session, runs, found(runs, command, name)));
    }

    private static RunSession opened(FaceOptions options) throws IOException {
        var settings = options.applyTo(Settings.defaults());
        settings.complaints().forEach(System.err::println);
        return new RunSession(Wiring.of(settings));
    }

    private int work(RunDesk.Opened opened, CommandLine command, Work work) throws Exception {
        return switch (opened) {
            case RunDesk.Opened.Closed(_, var message, var hint) -> {
                command.getErr().println("atopile-mcp: " + message);
                command.getErr().println("atopile-mcp: " + hint);
                yield 1;
            }
            case RunDesk.Opened.Ready(var runs) -> work.with(this, runs);
        };
    }

    /** A user who names no project means the run's own. */
    private static FaceOptions inProjectOf(RunView run, FaceOptions options) {
        return options.projects().isEmpty() && run.state().spec().project().isPresent()
                ? new FaceOptions(List.of(Path.of(run.state().spec().project().get())), options.flags())
                : options;
    }

    private static RunView found(Runs runs, CommandLine command, String name) {
        return switch (RunNames.find(runs, name)) {
            case RunNames.Found.One(var run) -> run;
            case RunNames.Found.None(var message) -> throw new ParameterException(command, message);
        };
    }

    Wiring wiring() {
        return wiring;
    }

    @Override
    public void close() {
        wiring.close();
    }
}
