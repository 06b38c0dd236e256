package io.atopile.mcp.server.dispatch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The levels of {@code logging/setLevel}, the least severe first. */
enum McpLogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<McpLogLevel> of(String wireName) {
        return Arrays.stream(values())
                .filter(level -> level.wireName().equals(wireName))
                .findFirst();
    }
}
