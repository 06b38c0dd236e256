package io.atopile.mcp.build;

import java.util.Optional;

/**
 * One line of a build's log.
 *
 * @param number its position in the log; later lines have higher numbers
 * @param place the location in the design, if atopile reports one
 */
record LogRow(long number, String stage, BuildLogLevel level, String message, String logger, Optional<AtoTraceback> place) {}
