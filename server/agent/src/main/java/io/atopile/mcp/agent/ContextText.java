package io.atopile.mcp.agent;

/**
 * The newest whole text of one part of a conversation's context, with which a later run of the conversation compares.
 *
 * @param what the name of the part
 * @param lasting whether the part stays in the conversation when it is compacted
 * @param text as an item of the conversation
 */
public record ContextText(String what, boolean lasting, BlobId text) {}
