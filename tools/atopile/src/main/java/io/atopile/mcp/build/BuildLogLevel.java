package io.atopile.mcp.build;

import java.util.Arrays;
import java.util.List;

/** The severity of a log line, least severe first. */
public enum BuildLogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /** Returns the level with that name; atopile's additional levels, such as {@code ALERT}, count as errors. */
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
