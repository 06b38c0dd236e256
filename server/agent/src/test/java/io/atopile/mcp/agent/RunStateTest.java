package io.atopile.mcp.agent;

import static io.atopile.mcp.agent.SampleRun.START;
import static io.atopile.mcp.agent.SampleRun.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The state that a run's events leave; a minute passes between two of them. */
class RunStateTest {

    private static final RunEvent CONFIGURED = new RunEvent.SessionConfigured(SampleRun.spec(CallRules.NONE, SampleRun.LIMITS));
    private static final RunEvent STARTED = new RunEvent.TurnStarted();
    private static final RunEvent WRITE = reply(List.of(text('1')), SampleRun.calls("change"), false);
    private static final RunEvent ASKED = new RunEvent.ApprovalRequested("c1", "change", "Allow?", at(4), Optional.empty());
    private static final RunEvent ALLOWED = new RunEvent.ApprovalAnswered("c1", "change", ApprovalDecision.ONCE, "person");
    private static final RunEvent RESUMED = new RunEvent.Resumed("person");
    private static final RunEvent NOTHING = new RunEvent.Warned("");

    static Stream<Arguments> waits() {
        return Stream.of(
                arguments("work alone", List.of(STARTED, NOTHING, NOTHING), 0),
                arguments("a question that is open", List.of(STARTED, WRITE, ASKED), 0),
                arguments("a question that was answered", List.of(STARTED, WRITE, ASKED, ALLOWED), 1),
                arguments("what came while it was open", List.of(STARTED, WRITE, ASKED, NOTHING, NOTHING, ALLOWED), 3),
                arguments("work after the answer", List.of(STARTED, WRITE, ASKED, ALLOWED, NOTHING), 1),
                arguments("nobody drove it", List.of(STARTED, NOTHING, RESUMED), 1),
                arguments("resumed, then work", List.of(STARTED, NOTHING, RESUMED, NOTHING, NOTHING), 1),
                arguments("resumed with a question open", List.of(STARTED, WRITE, ASKED, RESUMED, ALLOWED), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void timeInWhichItCouldDoNothingIsNoWork(String what, List<RunEvent> events, int minutesWaited) {
        var state = state(events);
        assertEquals(Duration.ofMinutes(minutesWaited), state.ledger().waited());
        assertEquals(Duration.ofMinutes(events.size() - minutesWaited), state.ledger().computeWorkTime(state.at()));
    }

    static Stream<Arguments> standings() {
        return Stream.of(
                arguments(List.of(), RunStatus.QUEUED),
                arguments(List.of(STARTED), RunStatus.RUNNING),
                arguments(List.of(STARTED, WRITE, ASKED), RunStatus.WAITING_FOR_APPROVAL),
                arguments(List.of(STARTED, WRITE, ASKED, ALLOWED), RunStatus.RUNNING),
                arguments(List.of(STARTED, new RunEvent.TurnCompleted(Optional.empty())), RunStatus.COMPLETED),
                arguments(List.of(STARTED, new RunEvent.TurnAborted(RunStatus.CANCELLED, "why")), RunStatus.CANCELLED),
                arguments(List.of(RESUMED), RunStatus.QUEUED),
                arguments(List.of(STARTED, RESUMED), RunStatus.RUNNING),
                arguments(List.of(STARTED, new RunEvent.TurnAborted(RunStatus.INTERRUPTED, "why"), RESUMED), RunStatus.RUNNING),
                arguments(List.of(STARTED, WRITE, ASKED, new RunEvent.TurnAborted(RunStatus.INTERRUPTED, "why"), RESUMED), RunStatus.WAITING_FOR_APPROVAL));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void eventsMoveTheStatus(List<RunEvent> events, RunStatus status) {
        assertEquals(status, state(events).status());
    }

    @Test
    void aResumedRunForgetsWhyItStoppedAndGivesThePersonTheWholeTimeAgain() {
        var stopped = List.of(STARTED, WRITE, ASKED, new RunEvent.TurnAborted(RunStatus.INTERRUPTED, "power"));
        assertEquals("power", state(stopped).reason());
        var resumed = state(concat(stopped, RESUMED));
        assertEquals("", resumed.reason());
        assertEquals(at(5).plusSeconds(60), resumed.calls().asked().orElseThrow().until());
    }

    @Test
    void itemsSinceTheLastCountAreUncounted() {
        var counted = List.of(STARTED, reply(List.of(text('1')), List.of(), false), new RunEvent.UsageCounted(new TokenUsage(7, 0, 2, 0), 9, Optional.of("0.5")));
        assertEquals(List.of(), state(counted).conversation().listUncounted());
        assertEquals(9, state(counted).conversation().tokens());
        assertEquals(9, state(counted).ledger().usage().total());
        var more = state(concat(counted, reply(List.of(text('2'), text('3')), List.of(), false)));
        assertEquals(List.of(text('2'), text('3')), more.conversation().listUncounted());
        assertEquals(List.of(TEXT, text('1'), text('2'), text('3')), more.conversation().items());
    }

    @Test
    void afterACompactionAllThatIsLeftIsUncounted() {
        var state = state(List.of(STARTED, new RunEvent.UsageCounted(TokenUsage.NONE, 9, Optional.empty()), new RunEvent.Compacted(List.of(text('5')), 9, "how")));
        assertEquals(List.of(text('5')), state.conversation().listUncounted());
        assertEquals(0, state.conversation().tokens());
        assertEquals(1, state.conversation().compactions());
    }

    @Test
    void aReplyEndsTheRowOfCompactionsAndTheFault() {
        var overflow = new RunEvent.StepFailed(1, Fault.CONTEXT_OVERFLOW, "too long");
        var compacted = new RunEvent.Compacted(List.of(TEXT), 9, "how");
        assertTrue(state(List.of(STARTED, overflow)).reply().fault().isPresent());
        assertTrue(state(List.of(STARTED, overflow, compacted)).reply().fault().isEmpty());
        var replied = state(List.of(STARTED, compacted, overflow, reply(List.of(text('1')), List.of(), true)));
        assertTrue(replied.reply().fault().isEmpty());
        assertEquals(0, replied.conversation().compactions());
    }

    @Test
    void aReplyWithCallsNeverEndsTheTurn() {
        assertTrue(state(List.of(STARTED, reply(List.of(), List.of(), true))).reply().endsTurn());
        assertFalse(state(List.of(STARTED, reply(List.of(), List.of(), false))).reply().endsTurn());
        assertFalse(state(List.of(STARTED, reply(List.of(), SampleRun.calls("look"), true))).reply().endsTurn());
    }

    @Test
    void whatTheUserSaysJoinsWhenTheModelIsAskedAgain() {
        var said = List.of(STARTED, new RunEvent.Steered(text('4'), "m1"));
        assertTrue(state(said).isSteered());
        assertEquals(List.of(TEXT), state(said).conversation().items());
        assertTrue(state(concat(said, new RunEvent.StepStarted(1, RunEvent.StepKind.TOOLS))).isSteered());
        var asked = state(concat(said, new RunEvent.StepStarted(2, RunEvent.StepKind.MODEL)));
        assertFalse(asked.isSteered());
        assertEquals(List.of(TEXT, text('4')), asked.conversation().items());
        assertEquals(2, asked.step());
    }

    @Test
    void outputsJoinTheConversationTogetherInTheOrderOfTheCalls() {
        var replied = List.of(STARTED, reply(List.of(text('1')), SampleRun.calls("look", "look"), false), ended("c2", text('8'), "ok"));
        assertEquals(List.of("c1"), state(replied).calls().waiting().stream().map(CallRef::callId).toList());
        assertEquals(List.of(TEXT, text('1')), state(replied).conversation().items());
        var all = state(concat(replied, ended("c1", text('7'), "ok")));
        assertEquals(List.of(TEXT, text('1'), text('7'), text('8')), all.conversation().items());
        assertEquals(List.of(), all.calls().open());
    }

    @Test
    void aCallCountsByItsArgumentsAndItsOutput() {
        var one = List.of(STARTED, reply(List.of(), SampleRun.calls("look"), false), ended("c1", text('7'), "ok"));
        var again = concat(concat(one, reply(List.of(), SampleRun.calls("look"), false)), ended("c1", text('7'), "ok"));
        assertEquals(2, state(again).ledger().repeats());
        assertEquals(2, state(again).ledger().toolCalls());
        var other = concat(concat(one, reply(List.of(), SampleRun.calls("look"), false)), ended("c1", text('6'), "ok"));
        assertEquals(1, state(other).ledger().repeats());
    }

    @Test
    void aLostEventMayHaveBegunAnyCallThatWaits() {
        var events = new ArrayList<>(record(List.of(STARTED, reply(List.of(), SampleRun.calls("change", "look"), false), NOTHING)));
        assertEquals(List.of(), RunState.of(events).calls().unknown());
        events.add(new RecordedEvent(6, at(5), NOTHING));
        assertEquals(List.of("c1", "c2"), RunState.of(events).calls().unknown().stream().map(CallRef::callId).toList());
    }

    @Test
    void aRunIsConfiguredFirstAndOnce() {
        assertThrows(IllegalArgumentException.class, () -> RunState.of(List.of(new RecordedEvent(1, START, STARTED))));
        assertThrows(IllegalArgumentException.class, () -> state(List.of(CONFIGURED)));
    }

    private static RunState state(List<RunEvent> events) {
        return RunState.of(record(events));
    }

    private static List<RecordedEvent> record(List<RunEvent> events) {
        var recorded = new ArrayList<RecordedEvent>();
        recorded.add(new RecordedEvent(1, START, CONFIGURED));
        events.forEach(event -> recorded.add(new RecordedEvent(recorded.size() + 1, at(recorded.size()), event)));
        return recorded;
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private static BlobId text(char letter) {
        return new BlobId(String.valueOf(letter).repeat(64));
    }

    private static RunEvent reply(List<BlobId> items, List<CallRef> calls, boolean endsTurn) {
        return new RunEvent.ModelReplied(1, "r", items, calls, items.stream().findFirst(), endsTurn);
    }

    private static RunEvent ended(String callId, BlobId output, String code) {
        return new RunEvent.ToolEnded(callId, "look", code, "", output, output.hash(), 1, List.of(), List.of(), List.of());
    }

    private static List<RunEvent> concat(List<RunEvent> first, RunEvent more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }

    @Test
    void callsWithOtherArgumentsAreNoRepeatsHoweverAlikeTheirOutputs() {
        var replied = List.of(STARTED, reply(List.of(), SampleRun.calls("look", "look"), false));
        var both = state(concat(concat(replied, ended("c1", text('7'), "ok")), ended("c2", text('7'), "ok")));
        assertEquals(2, both.ledger().toolCalls());
        assertEquals(1, both.ledger().repeats());
    }

    @Test
    void aCallOfUnknownOutcomeMayHaveChangedSomethingSinceTheBuild() {
        for (var code : List.of("ok", "not_found", "outcome_unknown")) {
            var state = state(List.of(STARTED, WRITE, ended("c1", text('7'), code)));
            assertEquals(!code.equals("outcome_unknown"), state.work().builtAfterChange(), code);
        }
    }

    @Test
    void onlyContextThatLastsIsKeptInACompaction() {
        var lasting = new RunEvent.ContextGiven("instructions", true, List.of(text('4')), Optional.empty());
        var passing = new RunEvent.ContextGiven("project", false, List.of(text('5')), Optional.empty());
        var conversation = state(List.of(lasting, passing)).conversation();
        assertEquals(List.of(text('4'), text('5')), conversation.items());
        assertEquals(List.of(text('4')), conversation.lasting());
        assertEquals(List.of("instructions", "project"), conversation.given().names());
        assertFalse(conversation.hasTask());
    }
}
