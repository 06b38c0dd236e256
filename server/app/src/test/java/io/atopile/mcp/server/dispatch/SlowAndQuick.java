package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Five tools to try a face with: one answers at once, one only when told to, one reports progress, one asks back, one is broken. */
final class SlowAndQuick implements ToolSource {

    final CountDownLatch release = new CountDownLatch(1);
    final AtomicInteger waiting = new AtomicInteger();
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public List<ToolListing> list() {
        return List.of(listing("quick"), listing("slow"), listing("steps"), listing("ask"), listing("broken"));
    }

    private static ToolListing listing(String name) {
        return new ToolListing(name, null, "A test.", Json.object().put("type", "object"), null, null);
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return list().stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    @Override
    public CallToolResult call(ToolCall call) {
        return switch (call.name()) {
            case "slow" -> slow(call);
            case "steps" -> {
                for (var step = 1; step <= 3; step++) {
                    call.progress().report(step, OptionalDouble.of(3), "step " + step);
                    call.progress().report(step - 1, OptionalDouble.of(3), "backwards");
                }
                yield CallToolResult.ofText("stepped");
            }
            case "ask" -> ask(call);
            case "broken" -> throw new ExceptionInInitializerError("a class that can't be loaded");
            default -> CallToolResult.ofText("hello " + call.caller().name());
        };
    }

    private CallToolResult slow(ToolCall call) {
        var thread = Thread.currentThread();
        try (var _ = call.cancellation().addListener(thread::interrupt)) {
            waiting.incrementAndGet();
            release.await();
            return CallToolResult.ofText("released");
        } catch (InterruptedException _) {
            interrupted.countDown();
            return CallToolResult.ofError("interrupted");
        }
    }

    private static CallToolResult ask(ToolCall call) {
        try {
            return switch (call.peer().request("elicitation/create", Json.object(), Duration.ofSeconds(5))) {
                case McpClientHandle.Response.Result(var value) -> CallToolResult.ofText(value.toString());
                case McpClientHandle.Response.Refused(var message) -> CallToolResult.ofError(message);
                case McpClientHandle.Response.Unanswered(var message) -> CallToolResult.ofError(message);
            };
        } catch (InterruptedException _) {
            return CallToolResult.ofError("interrupted");
        }
    }
}
