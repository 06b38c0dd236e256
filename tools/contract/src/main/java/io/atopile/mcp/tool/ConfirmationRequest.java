package io.atopile.mcp.tool;

/**
 * A yes/no question to the user before a call continues.
 *
 * @param text the question
 * @param otherwise what a caller that can't ask the user can do instead, such as set an argument
 */
public record ConfirmationRequest(String text, String otherwise) {}
