package io.atopile.mcp.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the completion script for bash and zsh. */
@Command(name = "completion", description = "Print the completion script for bash and zsh: source <(atopile-mcp completion)")
final class CompletionCommand extends ProgramCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        out().print(AtopileMcp.generateCompletion(spec.root()));
        return 0;
    }
}
