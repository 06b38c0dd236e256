package io.atopile.mcp.build;

import java.util.Optional;

/**
 * One line of a build's log.
 *
 * @param number its place in the log; later lines have higher ones
 * @param place where in the design it points, when atopile says so
 */
record LogRow(long number, String stage, BuildLogLevel level, String message, String logger, Optional<AtoTraceback> place) {}
