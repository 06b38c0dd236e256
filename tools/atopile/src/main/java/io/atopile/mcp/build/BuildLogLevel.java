package io.atopile.mcp.build;

import java.util.Arrays;
import java.util.List;

/** How much a log line matters, the least first. */
public enum BuildLogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /** The level of that name; atopile's further ones, such as {@code ALERT}, are as grave as errors. */
    static BuildLogLevel fromName(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(ERROR);
    }

    List<BuildLogLevel> below() {
        return Arrays.stream(values()).filter(level -> level.compareTo(this) < 0).toList();
    }
}
