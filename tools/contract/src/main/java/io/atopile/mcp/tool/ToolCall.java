package io.atopile.mcp.tool;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call as a face hands it in.
 *
 * @param arguments as the caller sent them, not yet validated
 * @param meta the request's {@code _meta}; empty when there is none
 * @param inner where calls go that this one makes, when that is not the box which it comes to
 * @param approval who approved it before it came here, for the action log
 * @param judged what it was judged by before it came here; absent where only the box's own gate judges it
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
        Optional<ApprovalRecord> approval,
        Optional<PriorJudgement> judged) {

    /** One that only the box's gate judges. */
    public ToolCall(
            String name,
            ObjectNode arguments,
            ObjectNode meta,
            ToolCaller caller,
            Progress progress,
            CancellationSignal cancellation,
            McpClientHandle peer,
            Optional<ToolSource> inner,
            Optional<ApprovalRecord> approval) {
        this(name, arguments, meta, caller, progress, cancellation, peer, inner, approval, Optional.empty());
    }

    /** The same call, made only where it still is what it was judged as. */
    public ToolCall with(PriorJudgement judgement) {
        return new ToolCall(name, arguments, meta, caller, progress, cancellation, peer, inner, approval, Optional.of(judgement));
    }

    /** One whose own calls go to the box that it comes to. */
    public ToolCall(
            String name,
            ObjectNode arguments,
            ObjectNode meta,
            ToolCaller caller,
            Progress progress,
            CancellationSignal cancellation,
            McpClientHandle peer) {
        this(name, arguments, meta, caller, progress, cancellation, peer, Optional.empty(), Optional.empty());
    }
}
