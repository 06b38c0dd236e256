package io.atopile.mcp.agent;

import static io.atopile.mcp.agent.SampleRun.FRESH;
import static io.atopile.mcp.agent.SampleRun.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atopile.mcp.agent.ReplyProgress.Shortcoming;
import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.tool.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The next step of a run, for each kind of state. */
class TurnLoopTest {

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Budgets WITHOUT_MONEY =
            new Budgets(10, Duration.ofMinutes(30), 1000, Optional.empty(), Duration.ofMinutes(15), 3, 4);
    private static final String ASK = "ask model 5";
    private static final String COMPACT = "compact 5";
    private static final String EXHAUSTED = "finish BUDGET_EXHAUSTED";

    static Stream<Arguments> budgets() {
        return Stream.of(
                arguments("nothing used", FRESH, EARLY, ASK),
                arguments("a call is left", FRESH.counts(9, 1, 0).wanting("look"), EARLY, "call 5 c1"),
                arguments("no call is left", FRESH.counts(10, 1, 0).wanting("look"), EARLY, EXHAUSTED),
                arguments("no call is left and none is wanted", FRESH.counts(10, 1, 0), EARLY, ASK),
                arguments("a second is left", FRESH, Duration.ofSeconds(1799), ASK),
                arguments("no time is left", FRESH, Duration.ofSeconds(1800), EXHAUSTED),
                arguments("time spent waiting is none", FRESH.ledger(BudgetUsage.ofStart(START).withWait(Duration.ofSeconds(601))), Duration.ofSeconds(2400), ASK),
                arguments("time beside the wait", FRESH.ledger(BudgetUsage.ofStart(START).withWait(Duration.ofSeconds(600))), Duration.ofSeconds(2400), EXHAUSTED),
                arguments("a token is left", FRESH.usage(600, 399, ""), EARLY, ASK),
                arguments("no token is left", FRESH.usage(600, 400, ""), EARLY, EXHAUSTED),
                arguments("a cent is left", FRESH.usage(1, 1, "2.49"), EARLY, ASK),
                arguments("no money is left", FRESH.usage(1, 1, "2.5"), EARLY, EXHAUSTED),
                arguments("money without a limit", FRESH.budgets(WITHOUT_MONEY).usage(1, 1, "1000"), EARLY, ASK),
                arguments("a limit without prices", FRESH.usage(1, 1, ""), EARLY, ASK),
                arguments("the same call twice", FRESH.counts(2, 2, 0), EARLY, ASK),
                arguments("the same call three times", FRESH.counts(3, 3, 0), EARLY, EXHAUSTED),
                arguments("three steps with nothing new", FRESH.counts(3, 1, 3), EARLY, ASK),
                arguments("four steps with nothing new", FRESH.counts(4, 1, 4), EARLY, EXHAUSTED),
                arguments("done as the time is over", FRESH.endingTurn().answering(), Duration.ofHours(1), "finish COMPLETED"),
                arguments("done, but the user went on", FRESH.endingTurn().answering().steered(), Duration.ofHours(1), EXHAUSTED),
                arguments("calls wanted as the time is over", FRESH.endingTurn().answering().wanting("look"), Duration.ofHours(1), EXHAUSTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("budgets")
    void aRunEndsWhereOneOfItsBudgetsIsUsedUp(String what, SampleRun run, Duration after, String next) {
        assertEquals(next, describe(run.next(after, 0)));
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                arguments("the turn ends with an answer", FRESH.endingTurn().answering(), 0, "finish COMPLETED"),
                arguments("the turn ends in silence", FRESH.lacking(Shortcoming.EMPTY, 0), 0, "nudge EMPTY"),
                arguments("silence again", FRESH.answering().lacking(Shortcoming.EMPTY, 1), 0, "nudge EMPTY"),
                arguments("silence a third time", FRESH.answering().lacking(Shortcoming.EMPTY, 2), 0, "finish FAILED"),
                arguments("silence, and the user says more", FRESH.lacking(Shortcoming.EMPTY, 2).steered(), 0, ASK),
                arguments("a cut answer", FRESH.answering().lacking(Shortcoming.CUT, 0), 0, "nudge CUT"),
                arguments("cut a third time", FRESH.answering().lacking(Shortcoming.CUT, 2), 0, "finish FAILED"),
                arguments("the user says more at the end", FRESH.endingTurn().answering().steered(), 0, ASK),
                arguments("the model goes on by itself", FRESH.answering(), 0, ASK),
                arguments("a window not full", FRESH, 89_999, ASK),
                arguments("a window at nine tenths", FRESH, 90_000, COMPACT),
                arguments("a full window just made shorter", FRESH.compacted(1), 95_000, ASK),
                arguments("too long for the provider", FRESH.failing(Fault.CONTEXT_OVERFLOW), 0, COMPACT),
                arguments("too long after two compactions", FRESH.failing(Fault.CONTEXT_OVERFLOW).compacted(2), 0, COMPACT),
                arguments("too long after three compactions", FRESH.failing(Fault.CONTEXT_OVERFLOW).compacted(3), 0, "finish FAILED"),
                arguments("no provider", FRESH.failing(Fault.UNAVAILABLE), 0, "finish FAILED"),
                arguments("no provider for a full window", FRESH.failing(Fault.UNAVAILABLE), 95_000, "finish FAILED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void aReplyWithoutCallsLeadsTo(String what, SampleRun run, long context, String next) {
        assertEquals(next, describe(run.next(EARLY, context)));
    }

    static Stream<Arguments> calls() {
        var asksForChange = new CallRules(List.of(), List.of("change"), List.of(), List.of());
        var change = FRESH.rules(asksForChange).wanting("change", "look");
        return Stream.of(
                arguments("a tool that isn't there", FRESH.wanting("fly", "look"), "settle c1 NO_SUCH_TOOL"),
                arguments("a write", FRESH.wanting("change", "look"), "call 5 c1"),
                arguments("a write that was begun", FRESH.pending(PendingCalls.NONE.withCalls(SampleRun.calls("change")).withClaim("c1")), "settle c1 OUTCOME_UNKNOWN"),
                arguments("a read that was begun", FRESH.pending(PendingCalls.NONE.withCalls(SampleRun.calls("look")).withClaim("c1")), "call 5 c1"),
                arguments("another call was begun", FRESH.pending(PendingCalls.NONE.withCalls(SampleRun.calls("change")).withClaim("c2")), "call 5 c1"),
                arguments("a tool that is denied", FRESH.rules(new CallRules(List.of(), List.of(), List.of("look"), List.of())).wanting("look"), "settle c1 DENIED"),
                arguments("a tool that is asked about", change, "ask person 5 c1"),
                arguments("a tool that the mode asks about", FRESH.wanting("delete"), "ask person 5 c1"),
                arguments("yes once", change.decided("c1", ApprovalDecision.ONCE), "call 5 c1"),
                arguments("yes for the run", change.decided("c1", ApprovalDecision.FOR_RUN), "call 5 c1"),
                arguments("no", change.decided("c1", ApprovalDecision.DENY), "settle c1 DENIED"),
                arguments("a decision on another call", change.decided("c2", ApprovalDecision.ONCE), "ask person 5 c1"),
                arguments("a tool granted before", FRESH.rules(asksForChange).pending(granted("change")), "call 5 c1"),
                arguments("arguments that do more", FRESH.pending(PendingCalls.NONE.withCalls(List.of(further(SampleRun.calls("change").getFirst())))), "ask person 5 c1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aCallIsMadeAskedAboutOrAnswered(String what, SampleRun run, String next) {
        assertEquals(next, describe(run.next()));
    }

    static Stream<Arguments> groups() {
        var asksForPeek = new CallRules(List.of(), List.of("peek"), List.of(), List.of());
        var looks = SampleRun.calls("look", "look");
        var ten = new String[] {"look", "look", "look", "look", "look", "look", "look", "look", "look", "look"};
        return Stream.of(
                arguments("reads run together", FRESH.wanting("look", "peek", "look"), "call 5 c1 c2 c3"),
                arguments("eight at most", FRESH.wanting(ten), "call 5 c1 c2 c3 c4 c5 c6 c7 c8"),
                arguments("no more than the budget allows", FRESH.counts(7, 1, 0).wanting(ten), "call 5 c1 c2 c3"),
                arguments("the last that the budget allows", FRESH.counts(9, 1, 0).wanting(ten), "call 5 c1"),
                arguments("up to a write", FRESH.wanting("look", "peek", "change", "look"), "call 5 c1 c2"),
                arguments("a write alone", FRESH.wanting("change", "change"), "call 5 c1"),
                arguments("up to one that is asked about", FRESH.rules(asksForPeek).wanting("look", "peek", "look"), "call 5 c1"),
                arguments("up to a tool that isn't there", FRESH.wanting("look", "fly", "look"), "call 5 c1"),
                arguments("up to a read whose arguments do more", FRESH.pending(PendingCalls.NONE.withCalls(List.of(looks.getFirst(), further(looks.getLast())))), "call 5 c1"),
                arguments("those without an output", FRESH.pending(PendingCalls.NONE.withCalls(SampleRun.calls("look", "look", "look")).withOutput("c2", SampleRun.TEXT)), "call 5 c1 c3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void readsAreMadeSideBySide(String what, SampleRun run, String next) {
        assertEquals(next, describe(run.next()));
    }

    static Stream<Arguments> unasked() {
        return Stream.of(arguments("look", true), arguments("change", true), arguments("delete", false), arguments("fly", false));
    }

    @ParameterizedTest
    @MethodSource("unasked")
    void onlyAnAllowedToolNeedsNobodysConsent(String tool, boolean may) {
        assertEquals(may, TurnLoop.mayMake(FRESH.state(), tool));
    }

    private static PendingCalls granted(String tool) {
        return PendingCalls.NONE
                .withDecision(new RunEvent.ApprovalAnswered("c0", tool, ApprovalDecision.FOR_RUN, "person"))
                .withCalls(SampleRun.calls(tool));
    }

    private static CallRef further(CallRef call) {
        return call.with(List.of(Effect.CONFIGURES_PROGRAMS));
    }

    private static String describe(Step step) {
        return switch (step) {
            case Step.Nudge(var why) -> "nudge " + why;
            case Step.AskModel(var number) -> "ask model " + number;
            case Step.CallTools(var number, var calls) -> "call %d ".formatted(number) + String.join(" ", calls.stream().map(CallRef::callId).toList());
            case Step.AskPerson(var number, var call, _) -> "ask person %d %s".formatted(number, call.callId());
            case Step.Settle(var call, var reason, _) -> "settle %s %s".formatted(call.callId(), reason);
            case Step.Compact(var number) -> "compact " + number;
            case Step.Finish(var status, _) -> "finish " + status;
        };
    }
}
