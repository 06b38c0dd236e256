package io.atopile.mcp.tool;

import tools.jackson.databind.node.ObjectNode;

/** A piece of content for clients to display. */
public sealed interface ContentBlock {

    record Text(String text) implements ContentBlock {}

    /** {@code data} is Base64. */
    record Image(String data, String mimeType) implements ContentBlock {}

    /** {@code data} is Base64. */
    record Audio(String data, String mimeType) implements ContentBlock {}

    /** A link to a resource that can be read with {@code resources/read}. */
    record ResourceLink(String uri, String name, String mimeType) implements ContentBlock {}

    /** A resource's contents, as {@code resources/read} would return them. */
    record EmbeddedResource(ObjectNode resource) implements ContentBlock {}
}
