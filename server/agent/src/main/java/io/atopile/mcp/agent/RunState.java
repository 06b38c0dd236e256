package io.atopile.mcp.agent;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The state of a run, folded from its events.
 *
 * @param seq number of the newest event
 * @param step number of the newest step
 * @param reply how the model's newest reply ended
 * @param reason why the run ended, unless it completed
 */
public record RunState(
        RunSpec spec,
        long seq,
        Instant at,
        RunStatus status,
        int step,
        ReplyProgress reply,
        String reason,
        RunConversation conversation,
        PendingCalls calls,
        BudgetUsage ledger,
        RunResults work,
        RunKnowledge knowledge) {

    /** Returns the state after the first event, which must be {@link RunEvent.SessionConfigured}. */
    public static RunState begin(RecordedEvent first) {
        if (!(first.event() instanceof RunEvent.SessionConfigured(var spec))) {
            throw new IllegalArgumentException("A run begins with its configuration, not with " + first.event());
        }
        return new RunState(
                spec, first.seq(), first.at(), RunStatus.QUEUED, 0, ReplyProgress.NONE, "",
                RunConversation.EMPTY, PendingCalls.NONE, BudgetUsage.ofStart(first.at()), RunResults.NONE, RunKnowledge.NONE);
    }

    public static RunState of(List<RecordedEvent> events) {
        var state = begin(events.getFirst());
        for (var event : events.subList(1, events.size())) {
            var follows = event.seq() == state.seq() + 1;
            state = (follows ? state : state.withLostEvent()).apply(event);
        }
        return state;
    }

    /** Returns the state after an event was lost: any call without an output may have begun. */
    public RunState withLostEvent() {
        return with(calls.withAllClaimed());
    }

    /** Returns the state after one more event. */
    public RunState apply(RecordedEvent recorded) {
        return with(ledger.withWait(computeWait(recorded))).handle(recorded).withPosition(recorded);
    }

    /** Returns the idle time before {@code next}: the run waited for a person, or nothing executed it. */
    private Duration computeWait(RecordedEvent next) {
        return status == RunStatus.WAITING_FOR_APPROVAL || next.event() instanceof RunEvent.Resumed
                ? Duration.between(at, next.at())
                : Duration.ZERO;
    }

    private RunState handle(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case RunEvent.SessionConfigured _ -> throw new IllegalArgumentException("A run is configured once");
            case RunEvent.ContextGiven context -> withContext(context);
            case RunEvent.ConversationContinued earlier -> with(conversation.withEarlier(earlier));
            case RunEvent.TurnStarted _ -> with(conversation.withTask(spec.message())).as(RunStatus.RUNNING);
            case RunEvent.TurnCompleted(var answer) -> with(work.withAnswer(answer)).as(RunStatus.COMPLETED);
            case RunEvent.TurnAborted(var how, var why) -> withReason(why).as(how);
            case RunEvent.Resumed _ -> withResume(recorded.at());
            case RunEvent.StepStarted(var number, var kind) -> withStep(number, kind);
            case RunEvent.StepCompleted _ -> this;
            case RunEvent.StepFailed failed -> with(reply.withFault(failed));
            case RunEvent.ModelReplied given -> withReply(given);
            case RunEvent.ReplyCut cut -> with(conversation.withReply(cut.items())).with(work.withAnswer(cut.answer())).with(reply.withCut());
            case RunEvent.Nudged(var why, var message) -> with(conversation.withItems(List.of(message))).with(reply.withNudge(why));
            case RunEvent.ToolBegun(var callId, _, _) -> with(calls.withClaim(callId)).with(knowledge.withClaim(callId, recorded.seq()));
            case RunEvent.ToolEnded ended -> withToolEnd(ended, recorded.seq());
            case RunEvent.ApprovalRequested asked -> with(calls.withQuestion(asked)).as(RunStatus.WAITING_FOR_APPROVAL);
            case RunEvent.ApprovalAnswered answer -> with(calls.withDecision(answer)).as(RunStatus.RUNNING);
            case RunEvent.Steered(var message, var letter) -> with(conversation.withUserMessage(message, letter)).with(reply.withUserMessage());
            case RunEvent.PlanChanged(var plan) -> with(work.withPlan(plan));
            case RunEvent.DiffChanged _ -> this;
            case RunEvent.FilesNoted(var files) -> with(knowledge.withFiles(files, recorded.seq()));
            case RunEvent.BuildsNoted(var builds, var areNew) -> withBuilds(knowledge.withBuilds(builds, areNew, recorded.seq()), builds);
            case RunEvent.UsageCounted(var total, var context, var cost) ->
                with(ledger.withUsage(total, cost.map(BigDecimal::new))).with(conversation.withTokenCount(context));
            case RunEvent.Compacted(var left, _, _) -> with(conversation.withCompaction(left)).with(knowledge.withAllReported()).with(reply.withoutFault());
            case RunEvent.Warned _ -> this;
        };
    }

    /** Resumes the run. A pending approval stays pending, and the person has the full time for it again. */
    private RunState withResume(Instant now) {
        var standing = conversation.hasTask() ? RunStatus.RUNNING : RunStatus.QUEUED;
        return calls.asked()
                .map(question -> with(calls.withQuestion(new RunEvent.ApprovalRequested(
                                question.callId(), question.name(), question.question(), now.plusSeconds(spec.approvalSeconds()), question.preview())))
                        .as(RunStatus.WAITING_FOR_APPROVAL))
                .orElseGet(() -> as(standing))
                .withReason("");
    }

    private RunState withStep(int number, RunEvent.StepKind kind) {
        if (kind != RunEvent.StepKind.MODEL) {
            return number(number);
        }
        var closed = withoutLostCalls();
        return closed.with(closed.conversation.withWaitingItems()).with(ledger.nextStep()).number(number);
    }

    /** Closes calls that are still open although the run went on: the event with an output was lost. */
    private RunState withoutLostCalls() {
        return calls.open().isEmpty() ? this : with(conversation.withItems(calls.knownOutputs())).with(calls.withoutCalls());
    }

    /** An empty reply leaves the conversation as it is, because some providers refuse a conversation with reasoning alone. */
    private RunState withReply(RunEvent.ModelReplied given) {
        var closed = withoutLostCalls();
        return closed.with(closed.conversation.withReply(given.isEmpty() ? List.of() : given.items()))
                .with(closed.calls.withCalls(given.calls()))
                .with(work.withAnswer(given.answer()))
                .with(reply.withReply(given));
    }

    private RunState withContext(RunEvent.ContextGiven context) {
        var given = with(conversation.withContext(context));
        return context.what().equals(RunEvent.ContextGiven.MEMORY) ? given.with(knowledge.withAllReported()) : given;
    }

    private RunState withToolEnd(RunEvent.ToolEnded ended, long now) {
        var known = knowledge.withToolEnd(ended, spec.findTool(ended.name()), now);
        var digest = calls.call(ended.callId()).map(CallRef::digest).orElse("") + ended.outputDigest();
        var answered = with(calls.withOutput(ended.callId(), ended.output()))
                .with(ledger.withCall(digest, ended.code().equals("ok")))
                .with(computeResults(ended, known))
                .with(known);
        var outputs = answered.calls.outputsInOrder();
        return outputs.isEmpty() ? answered : answered.with(conversation.withItems(outputs)).with(answered.calls.withoutCalls());
    }

    private RunResults computeResults(RunEvent.ToolEnded ended, RunKnowledge known) {
        var before = ended.isUnknown() ? work.withPossibleChange() : work;
        return before.withChanges(ended.changes()).withBuilds(ended.builds(), known.isBuilt(ended.builds()));
    }

    private RunState withBuilds(RunKnowledge known, List<BuildObservation> builds) {
        return with(known).with(work.withBuilds(builds, known.isBuilt(builds)));
    }

    /** Returns whether the model was asked often enough for an answer that matches the output schema, and gave none. */
    public boolean hasMismatchedAnswer() {
        return status == RunStatus.FAILED && reply.endsTurn() && reply.countNudges(ReplyProgress.Shortcoming.MISMATCH) >= TurnLoop.NUDGES_IN_A_ROW;
    }

    /** Returns whether a user message hasn't been sent to the model yet. */
    public boolean isSteered() {
        return !conversation.waiting().isEmpty();
    }

    private RunState withPosition(RecordedEvent recorded) {
        return new RunState(
                spec, recorded.seq(), recorded.at(), status, step, reply, reason, conversation, calls, ledger, work, knowledge);
    }

    private RunState as(RunStatus now) {
        return new RunState(spec, seq, at, now, step, reply, reason, conversation, calls, ledger, work, knowledge);
    }

    private RunState withReason(String why) {
        return new RunState(spec, seq, at, status, step, reply, why, conversation, calls, ledger, work, knowledge);
    }

    private RunState number(int now) {
        return new RunState(spec, seq, at, status, now, reply, reason, conversation, calls, ledger, work, knowledge);
    }

    private RunState with(ReplyProgress now) {
        return new RunState(spec, seq, at, status, step, now, reason, conversation, calls, ledger, work, knowledge);
    }

    private RunState with(RunConversation now) {
        return new RunState(spec, seq, at, status, step, reply, reason, now, calls, ledger, work, knowledge);
    }

    private RunState with(PendingCalls now) {
        return new RunState(spec, seq, at, status, step, reply, reason, conversation, now, ledger, work, knowledge);
    }

    private RunState with(BudgetUsage now) {
        return new RunState(spec, seq, at, status, step, reply, reason, conversation, calls, now, work, knowledge);
    }

    private RunState with(RunResults now) {
        return new RunState(spec, seq, at, status, step, reply, reason, conversation, calls, ledger, now, knowledge);
    }

    private RunState with(RunKnowledge now) {
        return new RunState(spec, seq, at, status, step, reply, reason, conversation, calls, ledger, work, now);
    }
}
