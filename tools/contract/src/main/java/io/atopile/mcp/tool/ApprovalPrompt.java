package io.atopile.mcp.tool;

import java.util.Optional;

/**
 * What a person is asked before a call is made.
 *
 * @param text the question, in words of this program
 * @param preview what the call would do
 * @param lasting how long a yes may hold for further calls of the same tool, such as {@code in this run}; absent where each is
 *     asked about
 */
public record ApprovalPrompt(String text, CallPreview preview, Optional<String> lasting) {}
