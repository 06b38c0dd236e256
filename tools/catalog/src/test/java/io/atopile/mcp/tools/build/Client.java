package io.atopile.mcp.tools.build;

import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls tools as a client would, through the real chain, and looks out for paths that leak. */
public final class Client implements AutoCloseable {

    final ConcurrentLinkedQueue<String> progress = new ConcurrentLinkedQueue<>();
    private final ToolRegistry box;
    private final String root;

    public Client(Path root, Stream<List<Tool<?, ?>>> tools) throws IOException {
        this.root = root.toRealPath().toString();
        this.box = new ToolRegistry(
                tools.flatMap(List::stream).toList(),
                AllowedProjects.of(List.of(root)),
                (_, _, _) -> new Gate.Decision.Granted(),
                ActionLog.NONE,
                (tool, defect) -> {
                    throw new AssertionError(tool, defect);
                });
    }

    public ObjectNode call(String tool, String arguments) {
        return call(tool, arguments, new CancellationSignal());
    }

    /** The whole reply, for tools that answer with more than JSON. */
    public CallToolResult reply(String tool, String arguments) {
        return reply(tool, arguments, new CancellationSignal());
    }

    private CallToolResult reply(String tool, String arguments, CancellationSignal cancellation) {
        return box.call(new ToolCall(
                tool,
                (ObjectNode) Json.mapper().readTree(arguments),
                Json.object(),
                new ToolCaller(ToolCaller.Kind.CLIENT, "test"),
                (_, _, message) -> progress.add(message),
                cancellation,
                McpClientHandle.NONE));
    }

    public ObjectNode call(String tool, String arguments, CancellationSignal cancellation) {
        var reply = reply(tool, arguments, cancellation);
        ObjectNode envelope = reply.structured();
        if (envelope == null) {
            throw new AssertionError("no structured content");
        }
        String text = envelope.toString();
        if (text.contains(root) || text.contains("Traceback (most") || text.length() > 40_000) {
            throw new AssertionError("leaks or swells: " + text);
        }
        return envelope;
    }

    List<JsonNode> schemas() {
        return box.list().stream()
                .flatMap(listing -> Stream.<JsonNode>of(listing.inputSchema(), listing.outputSchema()))
                .toList();
    }

    @Override
    public void close() {
        box.close();
    }
}
