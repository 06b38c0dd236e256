package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.http.TokenFile;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The command line of the program. */
@Command(
        name = "atopile-mcp",
        description = "An MCP server for designing circuit boards with atopile.",
        mixinStandardHelpOptions = true,
        versionProvider = AtopileMcp.VersionProvider.class,
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
            AtopileMcp.TokenCommand.class,
            AtopileMcp.CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class AtopileMcp extends ProgramCommand.Group {

    final PrintStream stream;

    private AtopileMcp(PrintStream stream) {
        this.stream = stream;
    }

    /** Runs one command and returns the exit code: 0 success, 1 failure, 2 invalid usage. */
    public static int run(String[] args, PrintStream out) {
        var line = new CommandLine(new AtopileMcp(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(createWriter(out))
                .setErr(createWriter(System.err))
                .setParameterExceptionHandler((wrong, _) -> reportUsage(wrong))
                .setExecutionExceptionHandler((problem, command, _) -> {
                    command.getErr().println("atopile-mcp: " + problem.getMessage());
                    return 1;
                });
        line.getSubcommands().values().forEach(AtopileMcp::configure);
        return line.execute(args);
    }

    /** Reports a mistake in one line, with the command that shows the usage. */
    private static int reportUsage(CommandLine.ParameterException wrong) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        err.println("atopile-mcp: " + wrong.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("See: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
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

    /** Prints the completion script for bash and zsh. */
    @Command(name = "completion", description = "Print the completion script for bash and zsh: source <(atopile-mcp completion)")
    static final class CompletionCommand extends ProgramCommand implements Callable<Integer> {

        @Override
        public Integer call() {
            out().print(AutoComplete.bash("atopile-mcp", spec.root().commandLine()));
            return 0;
        }
    }

    /** Prints the token that clients of {@code serve} must send. */
    @Command(name = "token", description = "Print the token that clients of serve must send; it is created on first use.")
    static final class TokenCommand extends ProgramCommand implements Callable<Integer> {

        @Option(names = "--new", description = "Create a new token. Running servers reject the old one from now on.")
        private boolean replaced;

        @Override
        public Integer call() {
            var file = TokenFile.of(Settings.defaults().atopile().state());
            out().println(replaced ? file.replace() : file.read());
            return 0;
        }
    }

    /** Provides the output of {@code --version}. */
    static final class VersionProvider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"atopile-mcp " + Wiring.version()};
        }
    }
}
