package io.atopile.mcp.build;

import java.util.Optional;

/**
 * Selects lines of a build's log.
 *
 * @param level the minimum level
 * @param stage only lines of this stage
 * @param text only lines that contain it, ignoring case
 * @param after only lines with a higher number
 * @param limit the maximum number of lines
 */
public record LogFilter(BuildLogLevel level, Optional<String> stage, Optional<String> text, long after, int limit) {

    private static final int PLENTY = 200;

    static LogFilter ofMinimumLevel(BuildLogLevel level) {
        return new LogFilter(level, Optional.empty(), Optional.empty(), 0, PLENTY);
    }
}
