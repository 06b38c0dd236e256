package io.atopile.mcp.git;

import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.process.GuardedPipe;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.Sandbox;
import io.atopile.mcp.process.SandboxProfile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs the user's git so that nothing configured in a repository is executed (hooks, monitors, filters, remote helpers), no lock is
 * taken and no network is used. Only plumbing commands may be called, because they neither convert contents nor use a pager.
 */
public final class GitCli {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int OUTPUT_LIMIT = 16 << 20;
    private static final List<String> HARMLESS = List.of(
            "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c",
            "safe.bareRepository=explicit");
    private static final Map<String, String> SET = Map.of(
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_NO_REPLACE_OBJECTS", "1",
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_LITERAL_PATHSPECS", "1",
            "LC_ALL", "C.UTF-8");

    private final Path program;
    private final Map<String, String> environment;
    private final Sandbox sandbox;

    private GitCli(Path program, Map<String, String> environment, Sandbox sandbox) {
        this.program = program;
        this.environment = environment;
        this.sandbox = sandbox;
    }

    /**
     * Finds git on the PATH of an environment; git's own variables are removed from it.
     *
     * @param sandbox restricts it to reading the repository and the user's configuration, without network
     */
    public static Optional<GitCli> find(Map<String, String> environment, Sandbox sandbox) {
        var clean = new HashMap<>(environment);
        clean.keySet().removeIf(name -> name.startsWith("GIT_"));
        clean.putAll(SET);
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve("git"))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new GitCli(program, Map.copyOf(clean), sandbox));
    }

    /** Runs a command with text output. */
    Completion ask(Path folder, List<String> arguments) throws InterruptedException {
        return new Command(buildCommandLine(arguments), folder, environment, DEADLINE, OUTPUT_LIMIT).withConfinement(createConfinement(folder)).run();
    }

    /** Returns the output of a command that must succeed. Git's own error message is not reported, because it contains paths. */
    String answer(Path folder, List<String> arguments) throws IOException, InterruptedException {
        if (ask(folder, arguments) instanceof Completion.Exited exited && exited.isSuccess() && exited.output().length() < OUTPUT_LIMIT) {
            return exited.output();
        }
        throw new IOException("git %s failed".formatted(arguments.getFirst()));
    }

    /** Starts an interactive command; the caller closes the pipe. */
    GuardedPipe openPipe(Path interpreter, Path folder, List<String> arguments) throws IOException {
        return GuardedPipe.start(interpreter, buildCommandLine(arguments), folder, environment, GRACE, createConfinement(folder));
    }

    private ProcessConfinement createConfinement(Path folder) {
        var readable = new ArrayList<>(GitDirectories.listDirectories(folder));
        for (var name : List.of(".gitconfig", ".config/git")) {
            readable.add(Path.of(environment.getOrDefault("HOME", "/")).resolve(name));
        }
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME")).map(Path::of).filter(Path::isAbsolute).ifPresent(folderOfUser -> readable.add(folderOfUser.resolve("git")));
        return new ProcessConfinement(sandbox, SandboxProfile.ofReadable(readable));
    }

    private List<String> buildCommandLine(List<String> arguments) {
        var argv = new ArrayList<String>();
        argv.add(program.toString());
        argv.addAll(HARMLESS);
        argv.addAll(arguments);
        return argv;
    }
}
