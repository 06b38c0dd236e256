package io.atopile.mcp.agent;

import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.agent.RunSpec.RunModel;
import io.atopile.mcp.agent.TurnLoop.LoopInputs;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Effect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The state of a run with the tools look (reads), change (writes) and delete (destroys), in auto mode, after step 4. */
record SampleRun(
        CallRules rules,
        Budgets budgets,
        BudgetUsage ledger,
        PendingCalls calls,
        RunConversation conversation,
        ReplyProgress reply,
        Optional<BlobId> answer) {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final long WINDOW = 100_000;
    static final BlobId TEXT = new BlobId("a".repeat(64));
    static final Budgets LIMITS =
            new Budgets(10, Duration.ofMinutes(30), 1000, Optional.of(new BigDecimal("2.50")), Duration.ofMinutes(15), 3, 4);
    static final SampleRun FRESH = new SampleRun(
            CallRules.NONE, LIMITS, BudgetUsage.ofStart(START), PendingCalls.NONE, RunConversation.EMPTY, ReplyProgress.NONE, Optional.empty());

    static RunSpec spec(CallRules rules, Budgets budgets) {
        var tools = List.of(
                new ToolFacts("look", List.of(Effect.READS), true),
                new ToolFacts("peek", List.of(Effect.READS), true),
                new ToolFacts("change", List.of(Effect.WRITES_PROJECT), false),
                new ToolFacts("delete", List.of(Effect.DESTROYS), false));
        return new RunSpec(
                "r", "t", Optional.empty(), TEXT, Optional.empty(), Optional.empty(), RunPurpose.WORK, Mode.AUTO, rules, tools, TEXT, budgets,
                new RunModel("m", WINDOW, Optional.empty(), Optional.empty(), Optional.empty()), 60);
    }

    /** The calls c1, c2, … of these tools. */
    static List<CallRef> calls(String... tools) {
        return IntStream.range(0, tools.length).mapToObj(n -> new CallRef("c" + (n + 1), tools[n], TEXT, "d" + n, List.of())).toList();
    }

    RunState state() {
        return new RunState(
                spec(rules, budgets), 9, START, RunStatus.RUNNING, 4, reply, "", conversation, calls, ledger,
                RunResults.NONE.withAnswer(answer), RunKnowledge.NONE);
    }

    Step next(Duration after, long context) {
        return new TurnLoop().decideNextStep(state(), new LoopInputs(START.plus(after), context));
    }

    Step next() {
        return next(Duration.ofMinutes(1), 0);
    }

    SampleRun ledger(BudgetUsage now) {
        return new SampleRun(rules, budgets, now, calls, conversation, reply, answer);
    }

    SampleRun usage(long input, long output, String cost) {
        return ledger(ledger.withUsage(new TokenUsage(input, 0, output, 0), Optional.of(cost).filter(text -> !text.isEmpty()).map(BigDecimal::new)));
    }

    /** What the ledger says of calls and steps, without those that led to it. */
    SampleRun counts(int toolCalls, int repeats, int fruitless) {
        return ledger(new BudgetUsage(START, Duration.ZERO, toolCalls, TokenUsage.NONE, Optional.empty(), "", repeats, Set.of(), fruitless, true));
    }

    SampleRun budgets(Budgets now) {
        return new SampleRun(rules, now, ledger, calls, conversation, reply, answer);
    }

    SampleRun rules(CallRules now) {
        return new SampleRun(now, budgets, ledger, calls, conversation, reply, answer);
    }

    SampleRun pending(PendingCalls now) {
        return new SampleRun(rules, budgets, ledger, now, conversation, reply, answer);
    }

    SampleRun wanting(String... tools) {
        return pending(PendingCalls.NONE.withCalls(calls(tools)));
    }

    SampleRun decided(String callId, ApprovalDecision decision) {
        return pending(new PendingCalls(calls.open(), calls.begun(), Map.of(), Map.of(callId, decision), calls.granted(), Optional.empty()));
    }

    SampleRun endingTurn() {
        return new SampleRun(rules, budgets, ledger, calls, conversation, new ReplyProgress(true, Optional.empty(), Optional.empty(), 0, 0, 0), answer);
    }

    /** The newest reply can't be used, and the model was asked again this often before. */
    SampleRun lacking(ReplyProgress.Shortcoming why, int nudges) {
        return new SampleRun(
                rules, budgets, ledger, calls, conversation, new ReplyProgress(why == ReplyProgress.Shortcoming.EMPTY, Optional.empty(), Optional.of(why), nudges, nudges, nudges), answer);
    }

    SampleRun answering() {
        return new SampleRun(rules, budgets, ledger, calls, conversation, reply, Optional.of(TEXT));
    }

    SampleRun steered() {
        return new SampleRun(rules, budgets, ledger, calls, conversation.withUserMessage(TEXT, "1"), reply, answer);
    }

    SampleRun failing(Fault kind) {
        return new SampleRun(rules, budgets, ledger, calls, conversation, reply.withFault(new RunEvent.StepFailed(4, kind, "no reply")), answer);
    }

    SampleRun compacted(int times) {
        var now = conversation;
        for (var n = 0; n < times; n++) {
            now = now.withCompaction(List.of(TEXT));
        }
        return new SampleRun(rules, budgets, ledger, calls, now, reply, answer);
    }
}
