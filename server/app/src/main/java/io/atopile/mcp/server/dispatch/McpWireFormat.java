package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Encodes tools, results, resources and prompts for the protocol revisions with {@code initialize}. */
public final class McpWireFormat {

    private McpWireFormat() {}

    /** Returns the result of {@code tools/list}. */
    public static ObjectNode encodeToolList(List<ToolListing> tools) {
        var result = Json.object();
        var list = result.putArray("tools");
        tools.forEach(tool -> list.add(encodeTool(tool)));
        return result;
    }

    /** Returns the same from a JSON array, which is copied without being parsed. */
    static ObjectNode encodeCachedToolList(String tools) {
        var result = Json.object();
        result.putRawValue("tools", new RawValue(tools));
        return result;
    }

    static ObjectNode encodeTool(ToolListing tool) {
        var json = Json.object().put("name", tool.name());
        if (tool.title() != null) {
            json.put("title", tool.title());
        }
        json.put("description", tool.description()).set("inputSchema", tool.inputSchema());
        if (tool.outputSchema() != null) {
            json.set("outputSchema", tool.outputSchema());
        }
        var hints = tool.hints();
        if (hints != null) {
            json.putObject("annotations")
                    .put("readOnlyHint", hints.readOnly())
                    .put("destructiveHint", hints.destructive())
                    .put("idempotentHint", hints.idempotent())
                    .put("openWorldHint", hints.openWorld());
        }
        return json;
    }

    static ObjectNode encodeReply(CallToolResult reply) {
        var result = Json.object();
        var content = result.putArray("content");
        reply.blocks().forEach(block -> content.add(encodeBlock(block)));
        if (reply.structured() != null) {
            result.set("structuredContent", reply.structured());
        }
        return result.put("isError", reply.isError());
    }

    static ObjectNode encodeBlock(ContentBlock block) {
        return switch (block) {
            case ContentBlock.Text(var text) -> createTyped("text").put("text", text);
            case ContentBlock.Image(var data, var mimeType) ->
                createTyped("image").put("data", data).put("mimeType", mimeType);
            case ContentBlock.Audio(var data, var mimeType) ->
                createTyped("audio").put("data", data).put("mimeType", mimeType);
            case ContentBlock.ResourceLink(var uri, var name, var mimeType) ->
                createTyped("resource_link").put("uri", uri).put("name", name).put("mimeType", mimeType);
            case ContentBlock.EmbeddedResource(var resource) ->
                createTyped("resource").set("resource", resource);
        };
    }

    static ObjectNode encodeResource(ResourceSource.Listing resource) {
        return Json.object()
                .put("uri", resource.uri())
                .put("name", resource.name())
                .put("description", resource.description())
                .put("mimeType", resource.mimeType());
    }

    static ObjectNode encodeTemplate(ResourceSource.Template template) {
        return Json.object()
                .put("uriTemplate", template.uriTemplate())
                .put("name", template.name())
                .put("description", template.description())
                .put("mimeType", template.mimeType());
    }

    static ObjectNode encodeContents(ResourceSource.Contents contents) {
        var json = Json.object().put("uri", contents.uri()).put("mimeType", contents.mimeType());
        return contents.text() == null ? json.put("blob", contents.blob()) : json.put("text", contents.text());
    }

    static ObjectNode encodePrompt(PromptSource.Listing prompt) {
        var json = Json.object()
                .put("name", prompt.name())
                .put("title", prompt.title())
                .put("description", prompt.description());
        var arguments = json.putArray("arguments");
        prompt.arguments().forEach(argument -> arguments
                .addObject()
                .put("name", argument.name())
                .put("description", argument.description())
                .put("required", argument.required()));
        return json;
    }

    static ObjectNode encodeFilledPrompt(PromptSource.Filled filled) {
        var json = Json.object().put("description", filled.description());
        var messages = json.putArray("messages");
        filled.messages()
                .forEach(message -> messages.addObject().put("role", "user").set("content", encodeBlock(message.content())));
        return json;
    }

    private static ObjectNode createTyped(String type) {
        return Json.object().put("type", type);
    }
}
