package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunEvent.StepKind;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.agent.TokenEstimator;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.ModelRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Compacts a conversation: lasting items and the user's own messages are kept, and the model summarizes the rest. If it
 * can't, only the facts that the run itself has recorded replace the rest.
 */
record CompactionStep(LiveRun run, EngineServices equipment) {

    private static final long USER_TOKENS = 20_000;
    private static final int TRIES = 5;
    private static final String REQUEST = """
            Your conversation is about to be compacted to free space. Write what you need to continue: what the user wants, what you
            found out (files, lines, values, part numbers), what you changed and why, which builds you ran and their results,
            what is still open and what you planned to do next. Be exact and brief. Call no tools.""";

    void perform(Step.Compact step) throws InterruptedException {
        run.record(new RunEvent.StepStarted(step.number(), StepKind.COMPACTION));
        var before = run.state();
        var context = before.conversation().tokens() + TokenEstimator.of(run.readItems(before.conversation().listUncounted()));
        var summary = requestSummary(before);
        var left = new ArrayList<>(before.conversation().lasting());
        left.addAll(selectUserMessages(before));
        left.add(run.keep(note(before, summary)));
        run.record(new RunEvent.Compacted(left, context, summary.isPresent() ? "summary" : "facts_alone"));
        run.record(new RunEvent.StepCompleted(step.number()));
    }

    /** Requests a summary from the model; the older half is dropped each time the request itself is too long. */
    private Optional<String> requestSummary(RunState state) throws InterruptedException {
        var lasting = new HashSet<>(state.conversation().lasting());
        var rest = run.readItems(state.conversation().items().stream().filter(ref -> !lasting.contains(ref)).toList());
        for (var tries = 0; tries < TRIES && !rest.isEmpty(); tries++) {
            switch (equipment.gateway().ask(buildRequest(state, rest), _ -> {})) {
                case ModelReply.Completed(_, var items, var usage, _) -> {
                    run.recordUsage(usage);
                    return ConversationItemJson.findLastText(items);
                }
                case ModelReply.Failed(var fault, var message, _, var usage) -> {
                    run.recordUsage(usage);
                    if (fault != Fault.CONTEXT_OVERFLOW) {
                        run.record(new RunEvent.Warned("The conversation was compacted without a summary: " + message));
                        return Optional.empty();
                    }
                    rest = rest.subList((rest.size() + 1) / 2, rest.size());
                }
            }
        }
        return Optional.empty();
    }

    /** Has the functions of the conversation, because some providers refuse calls in a conversation without. */
    private ModelRequest buildRequest(RunState state, List<ConversationItem> rest) {
        var input = new ArrayList<>(run.readItems(state.conversation().lasting()));
        input.addAll(rest);
        input.add(ConversationItem.Message.of(ConversationItem.Role.USER, REQUEST));
        return new ModelRequest(
                state.spec().model().name(), input, run.functions(), ModelRequest.Options.NONE, state.spec().threadId() + "-compaction");
    }

    /** Returns the newest user messages that fit, oldest first. */
    private List<BlobId> selectUserMessages(RunState state) {
        var kept = new ArrayList<BlobId>();
        var tokens = 0L;
        for (var ref : state.conversation().items().reversed()) {
            if (!(run.readItem(ref) instanceof ConversationItem.Message message) || message.role() != ConversationItem.Role.USER) {
                continue;
            }
            tokens += TokenEstimator.of(message);
            if (tokens > USER_TOKENS && !kept.isEmpty()) {
                break;
            }
            kept.addFirst(ref);
        }
        kept.removeAll(state.conversation().lasting());
        return kept;
    }

    private ConversationItem note(RunState state, Optional<String> summary) {
        var text = new StringBuilder("The conversation up to here was compacted to free space.\n");
        summary.ifPresent(own -> text.append("Your own summary of it:\n").append(own).append("\n\n"));
        text.append("Recorded facts of this run:\n").append(RunStateSummary.of(state));
        return ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, text.toString());
    }
}
