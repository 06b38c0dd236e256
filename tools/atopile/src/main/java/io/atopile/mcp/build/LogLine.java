package io.atopile.mcp.build;

import io.atopile.mcp.journal.Redaction;

/**
 * One line of a build's log, ready for display.
 *
 * @param number its position in the log; later lines have higher numbers
 * @param message without absolute paths and secrets, truncated if very long
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
