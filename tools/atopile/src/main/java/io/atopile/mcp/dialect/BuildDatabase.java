package io.atopile.mcp.dialect;

/**
 * The two databases in which atopile stores its builds and their logs. The statements yield the same columns in every version.
 *
 * @param historyFile the name of the database of builds
 * @param logFile the name of the database of logs
 * @param versionQuery yields a positive number once a database has been created completely
 * @param builds selects {@code id, root, name, status} (queued, building, success, warning, failed or cancelled), {@code error}, {@code
 * started_at} and {@code elapsed} in seconds, {@code stages} as a JSON array of {@code stageId} and {@code status}, and {@code total_stages}
 * @param lines selects {@code id, build, stage, level, message, logger} and {@code traceback} as a JSON object of {@code title} and {@code
 * origin}, which has {@code file, line} and {@code column}
 */
public record BuildDatabase(String historyFile, String logFile, String versionQuery, String builds, String lines) {}
