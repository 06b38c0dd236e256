package io.atopile.mcp.agent.codex;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.tool.RunServiceProvider;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the tools {@code codex} and {@code codex-reply} to the others. They wrap {@code run_agent}: each call passes
 * through the same chain, under the same policy, and its result is returned in Codex's form, {@code threadId} and
 * {@code content}.
 */
public final class CodexTools implements ToolSource {

    private static final String RUN = "run_agent";
    private static final String STATUS = "agent_status";
    private static final String WAITS = "waiting_for_approval";
    private static final Set<String> GOES_ON = Set.of("queued", "running");

    private final ToolSource tools;
    private final RunServiceProvider desk;

    /** {@code tools} are all other tools, including {@code run_agent}. */
    public CodexTools(ToolSource tools, RunServiceProvider desk) {
        this.tools = tools;
        this.desk = desk;
    }

    @Override
    public List<ToolListing> list() {
        return Stream.concat(tools.list().stream(), CodexListing.all().stream()).toList();
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return CodexListing.all().stream().filter(listing -> listing.name().equals(name)).findFirst().or(() -> tools.find(name));
    }

    @Override
    public Set<Effect> resolveEffects(String name) {
        return isOurs(name) ? EnumSet.copyOf(CodexListing.EFFECTS) : tools.resolveEffects(name);
    }

    @Override
    public Set<Effect> resolveEffects(ToolCall call) {
        return isOurs(call.name()) ? resolveEffects(call.name()) : tools.resolveEffects(call);
    }

    @Override
    public CallToolResult call(ToolCall call) {
        return isOurs(call.name()) ? run(call, CodexRequest.of(call.arguments())) : tools.call(call);
    }

    private static boolean isOurs(String name) {
        return name.equals(CodexListing.BEGIN) || name.equals(CodexListing.REPLY);
    }

    private CallToolResult run(ToolCall call, CodexRequest request) {
        var complaint = request.findProblem(call.name().equals(CodexListing.REPLY));
        if (complaint.isPresent()) {
            return CallToolResult.ofError("FAILED: " + complaint.get());
        }
        var asks = !request.isAskingForbidden() && call.peer().supports("elicitation");
        var peer = asks ? call.peer() : McpClientHandle.NONE;
        var begun = callTool(call, RUN, request.forRunAgent(), request.buildMeta(call.meta()), peer);
        return toResult(awaitEnd(call, begun, asks), request);
    }

    /** Waits for the run to end; if no one may or can be asked, pending calls are denied at once. */
    private ObjectNode awaitEnd(ToolCall call, ObjectNode begun, boolean asks) {
        var envelope = begun;
        var follow = Json.object().put("run_id", runId(begun)).put("wait_seconds", 600);
        while (GOES_ON.contains(getStatus(envelope)) || (!asks && getStatus(envelope).equals(WAITS))) {
            if (getStatus(envelope).equals(WAITS)) {
                sendControlMessage(envelope, run -> run.state().calls().asked()
                        .map(asked -> new RunControlMessage.Decide(asked.callId(), ApprovalDecision.DENY, "nobody_to_ask")));
            }
            envelope = callTool(call, STATUS, follow.deepCopy(), Json.object(), McpClientHandle.NONE);
        }
        if (call.cancellation().reason().isPresent()) {
            sendControlMessage(begun, _ -> Optional.of(new RunControlMessage.Cancel("client")));
        }
        return envelope;
    }

    private ObjectNode callTool(ToolCall call, String tool, ObjectNode arguments, ObjectNode meta, McpClientHandle peer) {
        var reply = tools.call(new ToolCall(tool, arguments, meta, call.caller(), call.progress(), call.cancellation(), peer));
        var structured = reply.structured();
        return structured == null ? Json.object() : structured;
    }

    private void sendControlMessage(JsonNode envelope, Function<RunView, Optional<RunControlMessage>> wanted) {
        openRuns().ifPresent(runs -> runs.find(runId(envelope))
                .ifPresent(run -> wanted.apply(run).ifPresent(order -> runs.sendControlMessage(run, order))));
    }

    private CallToolResult toResult(JsonNode envelope, CodexRequest request) {
        var ok = envelope.path("ok").asBoolean(false);
        var message = envelope.path("message").asString("FAILED.");
        var content = ok && getStatus(envelope).equals("completed") ? answer(envelope).orElse(message) : message;
        var thread = Optional.of(envelope.at("/data/thread_id").asString("")).filter(id -> !id.isEmpty()).or(request::thread);
        var structured = thread.map(id -> Json.object().put("threadId", id).put("content", content));
        return new CallToolResult(List.of(new ContentBlock.Text(content)), structured.orElse(null), !ok);
    }

    /** Returns the whole answer; the envelope's may be truncated. */
    private Optional<String> answer(JsonNode envelope) {
        return openRuns().flatMap(runs -> runs.find(runId(envelope))).map(RunView::answer).filter(text -> !text.isEmpty());
    }

    private Optional<RunService> openRuns() {
        try {
            return Optional.of(desk.open());
        } catch (ToolFailure _) {
            return Optional.empty();
        }
    }

    private static String runId(JsonNode envelope) {
        return envelope.at("/data/run_id").asString("");
    }

    private static String getStatus(JsonNode envelope) {
        return envelope.at("/data/status").asString("");
    }
}
