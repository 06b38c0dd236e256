package io.atopile.mcp.tool;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call as a protocol front end submits it.
 *
 * @param arguments as the caller sent them, not yet validated
 * @param meta the request's {@code _meta}; an empty object if there is none
 * @param inner the tools that this call itself uses, if they are not those of the registry that runs it
 * @param approval who approved it before it arrived here, for the action log
 * @param relay the tool through which the caller made this call, if any
 * @param judged the judgement made before it arrived here; absent if only the registry's own gate judges it
 */
public record ToolCall(
        String name,
        ObjectNode arguments,
        ObjectNode meta,
        ToolCaller caller,
        Progress progress,
        CancellationSignal cancellation,
        McpClientHandle peer,
        Optional<ToolSource> inner,
        Optional<String> relay,
        Optional<ApprovalRecord> approval,
        Optional<PriorJudgement> judged) {

    /** Returns the call of another tool, on behalf of the same caller and within the same approval. */
    ToolCall with(CallRelay.Target target) {
        return new ToolCall(target.tool(), target.arguments(), meta, caller, progress, cancellation, peer, inner, Optional.of(name), approval, judged);
    }

    /** Returns the same call with the tools that it uses itself. */
    public ToolCall with(ToolSource tools) {
        return new ToolCall(name, arguments, meta, caller, progress, cancellation, peer, Optional.of(tools), relay, approval, judged);
    }

    /** Returns the same call, which reports its progress. */
    public ToolCall with(Progress reported) {
        return new ToolCall(name, arguments, meta, caller, reported, cancellation, peer, inner, relay, approval, judged);
    }

    /** Returns the same call with its approval, if it needed one. */
    public ToolCall with(Optional<ApprovalRecord> approved) {
        return new ToolCall(name, arguments, meta, caller, progress, cancellation, peer, inner, relay, approved, judged);
    }

    /** Returns the same call, to be made only if the judgement still applies. */
    public ToolCall with(PriorJudgement judgement) {
        return new ToolCall(name, arguments, meta, caller, progress, cancellation, peer, inner, relay, approval, Optional.of(judgement));
    }

    /** A call that uses the tools of the registry that runs it, which alone judges it. */
    public ToolCall(
            String name,
            ObjectNode arguments,
            ObjectNode meta,
            ToolCaller caller,
            Progress progress,
            CancellationSignal cancellation,
            McpClientHandle peer) {
        this(name, arguments, meta, caller, progress, cancellation, peer, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
