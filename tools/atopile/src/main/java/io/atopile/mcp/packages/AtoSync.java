package io.atopile.mcp.packages;

import io.atopile.mcp.process.Guard;
import io.atopile.mcp.project.AtoCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets atopile bring the packages in a folder to what its manifest says. It ends with the caller: when that is interrupted, out of time or
 * killed, so is atopile.
 */
final class AtoSync {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long LONGEST_OUTPUT = 200_000;
    private static final int LONGEST_MESSAGE = 400;
    private static final Pattern NOISE = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d+ .*|WARNING: Config flag.*|[│╭╰❱].*|\\s*|Exception\\s*");

    private AtoSync() {}

    /** How it ended. */
    sealed interface Ended {

        record Well() implements Ended {}

        /** {@code words} are atopile's own, on one line. */
        record Badly(String words) implements Ended {}

        record OutOfTime() implements Ended {}
    }

    static Ended run(AtoCli ato, Path folder, Duration within) throws IOException, InterruptedException {
        Files.createDirectories(ato.log());
        var errors = folder.resolve("errors.log");
        var launch = new Guard.Launch(
                ato.python(), List.of(ato.program().toString(), "sync"), folder, ato.environment(), folder.resolve("output.log"), errors, GRACE);
        try (var guard = Guard.start(launch)) {
            var code = guard.await(within);
            if (code.isEmpty()) {
                return new Ended.OutOfTime();
            }
            return code.getAsInt() == 0 ? new Ended.Well() : new Ended.Badly(words(errors, folder));
        }
    }

    private static String words(Path errors, Path folder) throws IOException {
        if (Files.size(errors) > LONGEST_OUTPUT) {
            return "it said more than can be read";
        }
        var words = Files.readString(errors)
                .lines()
                .filter(line -> !NOISE.matcher(line).matches())
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replace(folder.toString(), "");
        return words.length() <= LONGEST_MESSAGE ? words : words.substring(0, LONGEST_MESSAGE) + "…";
    }
}
