package io.atopile.mcp.server.doctor;

import io.atopile.mcp.process.ChildEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Queries programs for their versions. They are the user's own and receive no project data, so they are not confined. */
final class ProgramVersions {

    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\D*(\\d+)");

    private ProgramVersions() {}

    /** Returns the first line that a program prints; empty if it is not installed or fails. */
    static Optional<String> readFirstLine(List<String> command) throws InterruptedException {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(ChildEnvironment.PROGRAM.of(System.getenv()));
            var process = builder.start();
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                process.outputWriter().close();
                var line = out.readLine();
                return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0
                        ? Optional.ofNullable(line)
                        : Optional.empty();
            } finally {
                process.destroy();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static OptionalInt parseMajor(String version) {
        var matcher = LEADING_NUMBER.matcher(version);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
