package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.http.TokenFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the token that clients of {@code serve} must send. */
@Command(name = "token", description = "Print the token that clients of serve must send; it is created on first use.")
final class TokenCommand extends ProgramCommand implements Callable<Integer> {

    @Option(names = "--new", description = "Create a new token. Running servers reject the old one from now on.")
    private boolean replaced;

    @Override
    public Integer call() {
        var file = TokenFile.of(Settings.defaults().atopile().state());
        out().println(replaced ? file.replace() : file.read());
        return 0;
    }
}
