package io.atopile.mcp.server.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the program. */
@Command(
        name = "atopile-mcp",
        description = "An MCP server for designing circuit boards with atopile.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {
            DemoCommand.class,
            StdioCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            SetupCommand.class,
            ToolsCommand.class,
            CallCommand.class,
            RunCommand.class,
            RunsCommand.class,
            SkillCommand.class,
            PartsCommand.class,
            SettingsCommand.class,
            SandboxCommand.class,
            TrustCommand.class,
            LogCommand.class,
            ClientConfigCommand.class,
            TokenCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class AtopileMcp implements Runnable {

    private final PrintStream out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private AtopileMcp(PrintStream out) {
        this.out = out;
    }

    /** Runs one command and returns the exit code: 0 success, 1 failure, 2 invalid usage. */
    public static int run(String[] args, PrintStream out) {
        var line = new CommandLine(new AtopileMcp(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(createWriter(out))
                .setErr(createWriter(System.err))
                .setExecutionExceptionHandler((problem, command, _) -> {
                    command.getErr().println("atopile-mcp: " + problem.getMessage());
                    return 1;
                });
        line.getSubcommands().values().forEach(AtopileMcp::configure);
        return line.execute(args);
    }

    /**
     * Adds {@code --help} to a command and its subcommands. For {@code sandbox}, everything from the first positional argument
     * on belongs to the confined command.
     */
    private static void configure(CommandLine command) {
        if (command.getCommand() instanceof SandboxCommand) {
            command.setStopAtPositional(true);
        }
        if (!(command.getCommand() instanceof CommandLine.HelpCommand)) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help message and exit.").build());
        }
        command.getSubcommands().values().forEach(AtopileMcp::configure);
    }

    private static PrintWriter createWriter(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Returns the stream for a command's output, because {@code System.out} is redirected to stderr. */
    PrintStream out() {
        return out;
    }

    static String generateCompletion(CommandSpec program) {
        return AutoComplete.bash("atopile-mcp", program.commandLine());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The command is missing.");
    }
}
