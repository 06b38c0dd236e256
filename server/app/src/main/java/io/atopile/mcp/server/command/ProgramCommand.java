package io.atopile.mcp.server.command;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands share: the program's output and the ways to report a failure. */
abstract class ProgramCommand {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /** Returns the stream for the command's output, because {@code System.out} is redirected to stderr. */
    final PrintStream out() {
        return ((AtopileMcp) spec.root().userObject()).stream;
    }

    /** Reports on stderr why the command failed; returns its exit code. */
    final int reportRefusal(String why) {
        spec.commandLine().getErr().println("atopile-mcp: " + why);
        return 1;
    }

    final ParameterException buildUsageError(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A command that consists of subcommands. */
    abstract static class Group extends ProgramCommand implements Callable<Integer> {
        @Override
        public final Integer call() {
            var err = spec.commandLine().getErr();
            err.println("atopile-mcp: The command is missing.");
            spec.commandLine().usage(err);
            return spec.exitCodeOnInvalidInput();
        }
    }

    /** A command with the options of every command that lists or calls tools. */
    abstract static class WithOptions extends ProgramCommand implements Callable<Integer> {
        @Mixin
        @SuppressWarnings("NullAway.Init")
        CommonOptionsMixin options;
    }
}
