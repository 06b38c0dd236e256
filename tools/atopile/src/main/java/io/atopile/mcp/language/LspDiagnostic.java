package io.atopile.mcp.language;

/**
 * An error or warning that the language server found in a document.
 *
 * @param error whether it stops a build; otherwise it is a warning
 * @param message atopile's message
 */
public record LspDiagnostic(SourcePosition spot, boolean error, String message) {}
