package io.atopile.mcp.agent;

import io.atopile.mcp.model.ModelReply.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what a run does next, from its state alone. */
public final class TurnLoop {

    private static final double FULL = 0.9;
    private static final int COMPACTIONS_IN_A_ROW = 3;
    private static final int SIDE_BY_SIDE_AT_MOST = 8;

    /** How often in a row the model is asked again for the same reason. */
    public static final int NUDGES_IN_A_ROW = 2;

    /** Returns the next step of a run that isn't over. */
    public Step decideNextStep(RunState run, LoopInputs moment) {
        var waiting = run.calls().waiting();
        return findExhaustedBudget(run, moment)
                .<Step>map(reason -> new Step.Finish(RunStatus.BUDGET_EXHAUSTED, reason))
                .orElseGet(() -> waiting.isEmpty() ? withoutCalls(run, moment) : withCalls(run, waiting));
    }

    /** Returns whether calls of a tool need no approval. */
    public static boolean mayMake(RunState run, String name) {
        var policy = new RunPolicy(run.spec(), run.calls().granted());
        return run.spec()
                .findTool(name)
                .filter(tool -> policy.judge(tool) instanceof RunPolicy.Judgement.Allowed)
                .isPresent();
    }

    private static Step withoutCalls(RunState run, LoopInputs moment) {
        var reply = run.reply();
        if (reply.fault().isPresent()) {
            return handleFault(run, reply.fault().get());
        }
        if (reply.shortcoming().isPresent() && !run.isSteered()) {
            return handleShortcoming(run, reply.shortcoming().get());
        }
        if (reply.endsTurn() && !run.isSteered()) {
            return new Step.Finish(RunStatus.COMPLETED, "");
        }
        var full = moment.context() >= run.spec().model().window() * FULL;
        return full && run.conversation().compactions() == 0
                ? new Step.Compact(run.step() + 1)
                : new Step.AskModel(run.step() + 1);
    }

    private static Step handleShortcoming(RunState run, ReplyProgress.Shortcoming why) {
        if (run.reply().countNudges(why) < NUDGES_IN_A_ROW) {
            return new Step.Nudge(why);
        }
        var replies = NUDGES_IN_A_ROW + 1;
        return new Step.Finish(RunStatus.FAILED, switch (why) {
            case EMPTY -> "The model returned neither text nor a call, %d times in a row.".formatted(replies);
            case CUT -> "The model's answer was cut off at its output limit %d times in a row; what arrived is kept.".formatted(replies);
            case MISMATCH -> "The answer does not match the output schema.";
        });
    }

    private static Step handleFault(RunState run, RunEvent.StepFailed failed) {
        return failed.fault() == Fault.CONTEXT_OVERFLOW && run.conversation().compactions() < COMPACTIONS_IN_A_ROW
                ? new Step.Compact(run.step() + 1)
                : new Step.Finish(RunStatus.FAILED, failed.message());
    }

    private static Step withCalls(RunState run, List<CallRef> waiting) {
        var policy = new RunPolicy(run.spec(), run.calls().granted());
        var first = waiting.getFirst();
        var tool = run.spec().findTool(first.name());
        if (tool.isEmpty()) {
            return new Step.Settle(first, Step.Reason.NO_SUCH_TOOL, "There is no tool %s.".formatted(first.name()));
        }
        if (run.calls().begun().contains(first.callId()) && !tool.get().hasOnlyReadEffects()) {
            return new Step.Settle(
                    first,
                    Step.Reason.OUTCOME_UNKNOWN,
                    "%s was running when the server stopped; whether it took effect is unknown. Check before you repeat it."
                            .formatted(first.name()));
        }
        return switch (policy.judge(tool.get().with(first.furtherEffects()))) {
            case RunPolicy.Judgement.Refused(var message) -> new Step.Settle(first, Step.Reason.DENIED, message);
            case RunPolicy.Judgement.Asked(var question) -> resolveApproval(run, first, question);
            case RunPolicy.Judgement.Allowed _ -> new Step.CallTools(run.step() + 1, selectParallelCalls(run, waiting, policy));
        };
    }

    private static Step resolveApproval(RunState run, CallRef call, String question) {
        var decision = Optional.ofNullable(run.calls().decisions().get(call.callId()));
        if (decision.isEmpty()) {
            return new Step.AskPerson(run.step() + 1, call, question);
        }
        return decision.get().isYes()
                ? new Step.CallTools(run.step() + 1, List.of(call))
                : new Step.Settle(call, Step.Reason.DENIED, "%s was not approved.".formatted(call.name()));
    }

    /** Returns the first call alone, or with the calls right after it if all of them only read and need no approval. */
    private static List<CallRef> selectParallelCalls(RunState run, List<CallRef> waiting, RunPolicy policy) {
        var calls = new ArrayList<CallRef>();
        for (var call : waiting) {
            var reads = run.spec()
                    .findTool(call.name())
                    .map(tool -> tool.with(call.furtherEffects()))
                    .filter(ToolFacts::hasOnlyReadEffects)
                    .filter(tool -> policy.judge(tool) instanceof RunPolicy.Judgement.Allowed)
                    .isPresent();
            if (!reads || calls.size() == SIDE_BY_SIDE_AT_MOST || isAtCallLimit(run, calls.size())) {
                break;
            }
            calls.add(call);
        }
        return calls.isEmpty() ? List.of(waiting.getFirst()) : calls;
    }

    private static boolean isAtCallLimit(RunState run, int more) {
        return run.ledger().toolCalls() + more >= run.spec().budgets().toolCalls();
    }

    private static Optional<String> findExhaustedBudget(RunState run, LoopInputs moment) {
        if (isDone(run)) {
            return Optional.empty();
        }
        var limits = run.spec().budgets();
        var used = run.ledger();
        var callsLeft = used.toolCalls() < limits.toolCalls() || run.calls().waiting().isEmpty();
        if (!callsLeft) {
            return Optional.of("Reached the limit of tool calls (%d).".formatted(limits.toolCalls()));
        }
        if (used.computeWorkTime(moment.now()).compareTo(limits.time()) >= 0) {
            return Optional.of("Reached the time limit (%d min).".formatted(limits.time().toMinutes()));
        }
        if (used.usage().total() >= limits.tokens()) {
            return Optional.of("Used %,d of %,d tokens.".formatted(used.usage().total(), limits.tokens()));
        }
        if (limits.money().isPresent() && used.cost().filter(cost -> cost.compareTo(limits.money().get()) >= 0).isPresent()) {
            return Optional.of("Spent %s of %s.".formatted(used.cost().orElseThrow(), limits.money().get()));
        }
        return findStuckReason(run);
    }

    private static Optional<String> findStuckReason(RunState run) {
        var limits = run.spec().budgets();
        var used = run.ledger();
        if (used.repeats() >= limits.identicalCalls()) {
            return Optional.of("Made the same call %d times in a row, with the same outcome.".formatted(used.repeats()));
        }
        if (used.fruitless() >= limits.stepsWithoutProgress()) {
            return Optional.of("%d steps in a row produced nothing new.".formatted(used.fruitless()));
        }
        return Optional.empty();
    }

    private static boolean isDone(RunState run) {
        return run.reply().endsTurn() && run.reply().shortcoming().isEmpty() && run.calls().waiting().isEmpty() && !run.isSteered();
    }

    /**
     * Inputs of the loop that don't follow from the events.
     *
     * @param context tokens of the conversation now; those not yet counted are estimated
     */
    public record LoopInputs(Instant now, long context) {}
}
