package io.atopile.mcp.report;

/**
 * The text of a file that a build wrote.
 *
 * @param path relative to the project's root
 */
public record ReportFileText(String path, String text) {}
