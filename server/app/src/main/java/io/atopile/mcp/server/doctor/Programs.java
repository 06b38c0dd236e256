package io.atopile.mcp.server.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks programs for their versions. */
final class Programs {

    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\D*(\\d+)");

    private Programs() {}

    /** What a program says first; nothing when it is not there or fails. */
    static Optional<String> firstLine(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
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

    static OptionalInt majorOf(String version) {
        var matcher = LEADING_NUMBER.matcher(version);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
