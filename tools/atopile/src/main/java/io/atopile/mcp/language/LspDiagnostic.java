package io.atopile.mcp.language;

/**
 * A mistake the language server found in a document.
 *
 * @param error whether it stops a build; otherwise it is a warning
 * @param message atopile's own
 */
public record LspDiagnostic(SourcePosition spot, boolean error, String message) {}
