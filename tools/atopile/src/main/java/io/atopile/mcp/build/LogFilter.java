package io.atopile.mcp.build;

import java.util.Optional;

/**
 * Which lines of a build's log are wanted.
 *
 * @param level the least level
 * @param stage only this stage's
 * @param text only those that contain it, whatever the case
 * @param after only those numbered higher
 * @param limit at most so many
 */
public record LogFilter(BuildLogLevel level, Optional<String> stage, Optional<String> text, long after, int limit) {

    private static final int PLENTY = 200;

    static LogFilter ofMinimumLevel(BuildLogLevel level) {
        return new LogFilter(level, Optional.empty(), Optional.empty(), 0, PLENTY);
    }
}
