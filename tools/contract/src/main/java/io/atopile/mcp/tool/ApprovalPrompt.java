package io.atopile.mcp.tool;

import java.util.Optional;

/**
 * The question put to the user before a call is made.
 *
 * @param text the question, written by this program only
 * @param preview what the call would do
 * @param lasting how long an approval may cover further calls of the same tool, such as {@code in this run}; absent if each
 *     call needs its own
 */
public record ApprovalPrompt(String text, CallPreview preview, Optional<String> lasting) {}
