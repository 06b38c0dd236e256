package io.atopile.mcp.server.command;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.SandboxDenials;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.server.ChildSandbox;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.log.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command in the sandbox of a build's child process. */
@Command(name = "sandbox", description = "Run a command in the same sandbox as a build of the project.")
final class SandboxCommand extends ProgramCommand.WithOptions {

    @Option(
            names = "--network",
            paramLabel = "ACCESS",
            description = "Network access of the command: none, services, any. Default: from the settings, otherwise none.")
    @Nullable
    private NetworkAccess network;

    @Parameters(arity = "1..*", paramLabel = "CMD", description = "The command and its arguments, after --.")
    private List<String> command = List.of();

    @Override
    public Integer call() throws Exception {
        if (!spec.commandLine().getParseResult().originalArgs().contains("--")) {
            throw buildUsageError("Put -- before the command: atopile-mcp sandbox -- " + String.join(" ", command));
        }
        var settings = options.toOptions().readSettings();
        if (!settings.reading().unreadRestrictions().isEmpty()) {
            return fail(2, "The settings have errors, so this might not be the intended sandbox; correct them first.");
        }
        new StateDirectory(settings.atopile().state()).secure();
        var project = ChildSandbox.project(settings);
        return project.isPresent()
                ? run(settings, project.get())
                : fail(2, "The working directory is not in an atopile project; change to one, or name one with --project DIR.");
    }

    private int run(Settings settings, Path project) throws IOException, InterruptedException {
        return switch (new AtoFinder(settings.atopile(), settings.findRoots()).find()) {
            case AtoSearchResult.Ready(var ato) -> run(settings, new ChildSandbox(settings, ato, project));
            case AtoSearchResult.Missing(var reason) -> fail(reason);
            case AtoSearchResult.Refused(_, var reason) -> fail(reason);
            case AtoSearchResult.Broken(var reason) -> fail(reason);
            case AtoSearchResult.Unwritable(var reason) -> fail(reason);
        };
    }

    private int run(Settings settings, ChildSandbox sandbox) throws IOException, InterruptedException {
        AtoCli ato = sandbox.ato();
        Path denials = Files.createTempFile("atopile-mcp-denials", ".txt");
        try {
            SandboxProfile profile = sandbox.createProfile(network, settings.readOnly());
            int code = run(ato, new ProcessConfinement(ato.sandbox(), profile).withDenials(denials), sandbox.directory());
            SandboxDenials.read(denials).addresses().forEach(address ->
                    System.err.println("atopile-mcp: the sandbox blocked a connection to " + address));
            return code;
        } finally {
            Files.deleteIfExists(denials);
        }
    }

    private int run(AtoCli ato, ProcessConfinement confinement, Path directory) throws IOException, InterruptedException {
        var argv = ato.sandbox().wrap(List.of(), command, directory, confinement);
        var builder = new ProcessBuilder(argv).directory(directory.toFile()).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(ato.environment());
        Process process = builder.start();
        Thread end = new Thread(process::destroy, "sandbox-end");
        Runtime.getRuntime().addShutdownHook(end);
        return process.waitFor();
    }

    private static int fail(String reason) {
        return fail(1, reason);
    }

    private static int fail(int code, String reason) {
        System.err.println("atopile-mcp: " + reason);
        return code;
    }
}
