package io.atopile.mcp.build;

/**
 * A requested output that was not created, although atopile reported success.
 *
 * @param output as it was requested, such as {@code mfg-data}
 * @param reason atopile's reason, if it gives one
 */
public record MissingOutput(String output, String reason) {}
