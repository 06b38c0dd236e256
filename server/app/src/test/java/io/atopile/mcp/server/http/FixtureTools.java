package io.atopile.mcp.server.http;

import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Tools that wait, report, ask, shout and break. */
final class FixtureTools implements ToolSource {

    static final List<String> NAMES =
            List.of("zeta", "echo", "wait", "count", "flood", "ask", "shout", "who", "break", "alpha");

    /** The text of each waiting call, as it starts. */
    final BlockingQueue<String> started = new LinkedBlockingQueue<>();

    /** Why waiting calls were stopped. */
    final BlockingQueue<CancellationSignal.Reason> stopped = new LinkedBlockingQueue<>();

    /** The text of each waiting call that was let go. */
    final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    private final CompletableFuture<String> release = new CompletableFuture<>();

    /** Lets the waiting calls go, and those to come. */
    void release() {
        release.complete("released");
    }

    @Override
    public List<ToolListing> list() {
        return NAMES.stream()
                .map(name -> new ToolListing(
                        name, null, "Does " + name + ".", Json.object().put("type", "object"), null, null))
                .toList();
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return list().stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    /** The tool that the arguments name, as for a relay. */
    @Override
    public String resolveName(ToolCall call) {
        return call.arguments().path("tool").asString(call.name());
    }

    @Override
    public CallToolResult call(ToolCall call) {
        try {
            return switch (call.name()) {
                case "wait" -> await(call);
                case "count" -> count(call);
                case "flood" -> flood(call);
                case "ask" -> ask(call);
                case "shout" -> shout(call);
                case "who" -> CallToolResult.ofText(call.caller().name() + " " + call.meta());
                case "break" -> throw new IllegalStateException(Fixture.SECRET);
                default -> CallToolResult.ofText(text(call));
            };
        } catch (InterruptedException _) {
            return CallToolResult.ofError("interrupted");
        }
    }

    private static String text(ToolCall call) {
        return call.arguments().path("text").asString("");
    }

    private CallToolResult await(ToolCall call) {
        var stop = new CompletableFuture<String>();
        try (var _ = call.cancellation().addListener(() -> stop.complete("stopped"))) {
            started.add(text(call));
            var end = CompletableFuture.anyOf(release, stop).join().toString();
            call.cancellation().reason().ifPresentOrElse(stopped::add, () -> ended.add(text(call)));
            return CallToolResult.ofText(end);
        }
    }

    private static CallToolResult count(ToolCall call) throws InterruptedException {
        for (var step = 1; step <= 3; step++) {
            call.progress().report(step, OptionalDouble.of(3), "step " + step);
            call.progress().report(step - 1, OptionalDouble.of(3), "back");
            Thread.sleep(60);
        }
        return CallToolResult.ofText("counted");
    }

    private static CallToolResult flood(ToolCall call) {
        for (var step = 1; step <= 10_000; step++) {
            call.progress().report(step, OptionalDouble.empty(), "");
        }
        return CallToolResult.ofText("flooded");
    }

    private static CallToolResult ask(ToolCall call) throws InterruptedException {
        var params = Json.object().put("message", "Which?").put("unheard_of", 7);
        params.putObject("requestedSchema").put("type", "object").putObject("properties");
        var patience = Duration.ofMillis(call.arguments().path("patience_ms").asLong(10_000));
        return switch (call.peer().request("elicitation/create", params, patience)) {
            case McpClientHandle.Response.Result(var value) -> CallToolResult.ofText("got " + value);
            case McpClientHandle.Response.Refused(var why) -> CallToolResult.ofText("refused: " + why);
            case McpClientHandle.Response.Unanswered(var why) -> CallToolResult.ofText("refused: " + why);
        };
    }

    private static CallToolResult shout(ToolCall call) {
        for (var level : List.of("debug", "info", "error")) {
            call.peer().notify("notifications/message", Json.object().put("level", level).put("data", level));
        }
        return CallToolResult.ofText("elicitation " + call.peer().supports("elicitation"));
    }
}
