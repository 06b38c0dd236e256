package io.atopile.mcp.project;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.process.Guard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code ato} commands in one of our folders, under a guard. */
public final class AtoCommandRunner {

    static final String FOLDER = "errands";

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int LONGEST_OUTPUT = 200_000;
    private static final int LONGEST_MESSAGE = 400;

    private AtoCommandRunner() {}

    /** The outcome of a command. */
    public sealed interface Ended {

        record Well() implements Ended {}

        /** {@code words} is atopile's own output, on one line. */
        record Badly(String words) implements Ended {}

        record OutOfTime() implements Ended {}
    }

    /**
     * Creates a part from the data of atopile's service and EasyEDA, with the user's sign-in.
     *
     * @param folder its working directory, where its output and the part are written
     */
    public static Ended createPart(AtoCli ato, String number, Path folder, Duration within) throws IOException, InterruptedException {
        var token = ato.access().isPresent() ? ato.access().get().session().token() : Optional.<HttpSecret>empty();
        var argv = Stream.concat(Stream.of(ato.program().toString()), ato.dialect().createPart(number, folder).stream()).toList();
        return run(ato, argv, List.of(), folder, token, within);
    }

    /**
     * Fetches the packages named by the manifest in a folder, without sign-in or credentials.
     *
     * @param project folders it may read for the local packages in them
     * @param folder its working directory, where its output is written
     */
    public static Ended sync(AtoCli ato, Path project, Path folder, Duration within) throws IOException, InterruptedException {
        return run(ato, ato.buildScriptCommand(AtopileProgram.SYNC), List.of(project), folder, Optional.empty(), within);
    }

    private static Ended run(AtoCli ato, List<String> argv, List<Path> sources, Path folder, Optional<HttpSecret> token, Duration within)
            throws IOException, InterruptedException {
        var own = ato.withPurpose(FOLDER);
        var configuration = SignInCopy.makeFolder(own.directories().base());
        try (var _ = SignInCopy.of(configuration)) {
            UserConfiguration.write(ato.access().map(ChildAccess::configuration).orElse(configuration), configuration.resolve("atopile"), token);
            var environment = own.networkEnvironment();
            environment.put("XDG_CONFIG_HOME", configuration.toString());
            var profile = AtoProfiles.createFetchProfile(own, sources, configuration, folder);
            var errors = folder.resolve("errors.log");
            var launch = new Guard.Launch(ato.python(), argv, folder, environment, folder.resolve("output.log"), errors, GRACE, own.confine(profile));
            return execute(launch, ato.dialect().logs(), within);
        } finally {
            DirectoryTree.delete(configuration);
        }
    }

    private static Ended execute(Guard.Launch launch, LogPatterns patterns, Duration within) throws IOException, InterruptedException {
        try (var guard = Guard.start(launch)) {
            var code = guard.await(within);
            if (code.isEmpty()) {
                return new Ended.OutOfTime();
            }
            return code.getAsInt() == 0 ? new Ended.Well() : new Ended.Badly(readErrors(launch.errors(), launch.directory(), patterns));
        }
    }

    private static String readErrors(Path errors, Path folder, LogPatterns patterns) throws IOException {
        var words = readOutput(errors)
                .lines()
                .filter(line -> !patterns.matches(MessagePattern.CONSOLE_NOISE, line))
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replace(folder.toString(), "");
        return words.length() <= LONGEST_MESSAGE ? words : words.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** Refuses links, because the process may have replaced the file. */
    private static String readOutput(Path errors) {
        try {
            return BoundedFile.readUnlinkedText(errors, LONGEST_OUTPUT);
        } catch (IOException _) {
            return "its output can't be read";
        }
    }
}
