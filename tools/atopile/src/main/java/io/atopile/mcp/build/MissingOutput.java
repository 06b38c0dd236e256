package io.atopile.mcp.build;

/**
 * An output that was asked for and not made, though atopile called the build a success.
 *
 * @param output as it was asked for, such as {@code mfg-data}
 * @param reason why, as far as atopile says
 */
public record MissingOutput(String output, String reason) {}
