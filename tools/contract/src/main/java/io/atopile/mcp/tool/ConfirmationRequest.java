package io.atopile.mcp.tool;

/**
 * What a person is asked before a call goes on: a plain yes or no.
 *
 * @param text what is asked
 * @param otherwise what a caller without a person to ask can do instead, such as a plain argument
 */
public record ConfirmationRequest(String text, String otherwise) {}
