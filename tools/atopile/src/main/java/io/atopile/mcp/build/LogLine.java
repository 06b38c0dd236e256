package io.atopile.mcp.build;

import io.atopile.mcp.journal.Redaction;

/**
 * One line of a build's log, fit to be shown.
 *
 * @param number its place in the log; later lines have higher ones
 * @param message without absolute paths and secrets, cut when it is very long
 */
public record LogLine(long number, BuildLogLevel level, String stage, String message) {

    private static final int LONGEST = 600;

    static LogLine of(LogRow row, PathRedactor pathFree, QuotableSource quotable) {
        String message = Redaction.of(pathFree.redact(quotable.redactMessage(row)));
        return new LogLine(
                row.number(),
                row.level(),
                row.stage(),
                message.length() <= LONGEST ? message : message.substring(0, LONGEST) + " …");
    }
}
