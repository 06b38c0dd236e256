package io.atopile.mcp.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kills the process of a run with SIGKILL at every event that an undisturbed run of the same work writes down, and before
 * and after every effect; then lets a fresh process go on, and compares the ends.
 */
class CrashTest {

    private static final int AT_A_TIME = 2;
    private static final int RESUMED_TOGETHER = 10;
    private static final int KILLED = 137;

    @TempDir
    Path scratch;


    /** What must be the same however often a run was killed. */
    record End(RunStatus status, String answer, String plan, List<String> files, List<String> conversation, List<String> effects) {

        /** The undo of an effect is lost with its outcome, and what was done again comes later than it would have. */
        End asFarAsKnown(String lost) {
            var known = files.stream().filter(file -> !file.equals(lost)).sorted().toList();
            return new End(status, answer, plan, known, conversation, effects.stream().sorted().toList());
        }
    }

    /** A place to kill at; {@code lost} is the effect whose outcome can't be known then, or nothing. */
    record Place(String at, String lost, boolean torn) {}

    @Test
    void theEndIsTheSameWhereverTheRunIsKilled() throws Exception {
        var program = new ChildProgram(scratch);
        var whole = scratch.resolve("whole");
        assertEquals(0, program.run("never", whole));
        var expected = end(whole);
        assertEquals(new End(RunStatus.COMPLETED, "Finished.", "[~] change the files", TwelveSteps.FILES, expected.conversation(), TwelveSteps.FILES), expected);
        var events = only(whole).events();
        assertTrue(steps(events) >= 12, () -> steps(events) + " steps");
        var places = places(events);
        inTurns(places, 1, some -> kill(program, some));
        inTurns(places, RESUMED_TOGETHER, some -> resume(program, some));
        var differences = places.stream().map(place -> difference(place, expected, toolsEnded(events))).filter(text -> !text.isEmpty());
        assertEquals(List.of(), differences.toList());
    }

    private interface Doing {
        void with(List<Place> places) throws Exception;
    }

    private static void inTurns(List<Place> places, int together, Doing doing) throws Exception {
        var all = new ArrayList<Callable<Boolean>>();
        for (var from = 0; from < places.size(); from += together) {
            var some = places.subList(from, Math.min(from + together, places.size()));
            all.add(() -> {
                doing.with(some);
                return true;
            });
        }
        try (var two = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (var done : two.invokeAll(all)) {
                assertTrue(done.get());
            }
        }
    }

    private void kill(ChildProgram program, List<Place> places) throws IOException, InterruptedException {
        for (var place : places) {
            assertEquals(KILLED, program.run(place.at(), folder(place)), place::toString);
            if (place.torn()) {
                tear(only(folder(place)).path().resolve("events.jsonl"));
            }
        }
    }

    /** In a process that knows nothing of the one that was killed. */
    private void resume(ChildProgram program, List<Place> places) throws IOException, InterruptedException {
        var folders = places.stream().map(this::folder).toArray(Path[]::new);
        assertEquals(0, program.run("never", folders), () -> places + " could not be resumed");
    }

    private Path folder(Place place) {
        return scratch.resolve((place.torn() ? "torn " : "") + place.at());
    }

    private static List<Place> places(List<RecordedEvent> events) {
        var places = new ArrayList<Place>();
        for (var recorded : events.subList(0, events.size() - 1)) {
            var at = "event " + recorded.seq();
            var effect = recorded.event() instanceof RunEvent.ToolBegun(_, var name, var summary) && !name.equals("look") && !name.equals("update_plan")
                    ? Json.mapper().readTree(summary).path("file").asString("")
                    : "";
            places.add(new Place(at, effect, false));
            if (recorded.event() instanceof RunEvent.ToolEnded || recorded.event() instanceof RunEvent.ApprovalAnswered) {
                places.add(new Place(at, recorded.event() instanceof RunEvent.ToolEnded ended && !ended.changes().isEmpty() ? ended.changes().getFirst().path() : "", true));
            }
        }
        for (var file : TwelveSteps.FILES) {
            places.add(new Place("before " + file, file, false));
            places.add(new Place("after " + file, file, false));
        }
        return places;
    }

    /** Nothing when the run came to the expected end. */
    private String difference(Place place, End expected, int calls) {
        var folder = folder(place);
        var run = only(folder);
        var unknown = run.events().stream().filter(CrashTest::isUnknown).count();
        var end = end(folder);
        if (!end.asFarAsKnown(place.lost()).equals(expected.asFarAsKnown(place.lost()))) {
            return "%s:%n  %s%n  %s".formatted(place, end, expected);
        }
        if (unknown != (place.lost().isEmpty() ? 0 : 1)) {
            return "%s: %d unknown outcomes".formatted(place, unknown);
        }
        var papers = TwelveSteps.lines(run.path().resolve("tool-calls.jsonl")).size();
        return papers < calls || papers != toolsEnded(run.events()) ? "%s: %d calls on paper".formatted(place, papers) : "";
    }

    private static boolean isUnknown(RecordedEvent recorded) {
        return recorded.event() instanceof RunEvent.ToolEnded ended && ended.code().equals("outcome_unknown");
    }

    private static int toolsEnded(List<RecordedEvent> events) {
        return Math.toIntExact(events.stream().filter(recorded -> recorded.event() instanceof RunEvent.ToolEnded).count());
    }

    private static int steps(List<RecordedEvent> events) {
        return Math.toIntExact(events.stream().filter(recorded -> recorded.event() instanceof RunEvent.StepStarted).count());
    }

    /** As if the system had gone down while the newest line was written. */
    private static void tear(Path journal) throws IOException {
        try (var file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.setLength(file.length() - 20);
        }
    }

    private static RunDirectory only(Path folder) {
        return CrashedRun.store(folder).list().getFirst();
    }

    private static End end(Path folder) {
        var run = only(folder);
        var state = run.state().orElseThrow();
        var work = state.work();
        var plan = work.plan().stream().map(step -> "[" + RunStateSummary.mark(step.state()) + "] " + step.text()).toList();
        return new End(
                state.status(),
                work.answer().map(run.texts()::get).orElse(""),
                String.join("; ", plan),
                work.files(),
                conversation(run, state),
                TwelveSteps.lines(CrashedRun.effects(folder)));
    }

    /** What the model was given, without what it did to find out about an unknown outcome. */
    private static List<String> conversation(RunDirectory run, RunState state) {
        return state.conversation().items().stream()
                .map(ref -> ConversationItemJson.of((ObjectNode) Json.mapper().readTree(run.texts().get(ref))))
                .filter(item -> !isRecovery(item))
                .map(CrashTest::shape)
                .toList();
    }

    private static boolean isRecovery(ConversationItem item) {
        return switch (item) {
            case ConversationItem.Call call -> isRecovery(call.callId());
            case ConversationItem.Output output -> isRecovery(output.callId());
            case ConversationItem.Message _, ConversationItem.Reasoning _, ConversationItem.Other _ -> false;
        };
    }

    private static boolean isRecovery(String callId) {
        return callId.startsWith("look-") || callId.startsWith("again-");
    }

    private static String shape(ConversationItem item) {
        return switch (item) {
            case ConversationItem.Message message -> message.role() + " " + message.text().lines().limit(3).toList();
            case ConversationItem.Call call -> "call " + call.callId() + " " + call.arguments();
            case ConversationItem.Output output -> "output " + output.callId() + " " + (TwelveSteps.isUnknown(output) || ContentPart.joinTexts(output.content()).contains("Changed.") ? "changed" : ContentPart.joinTexts(output.content()));
            case ConversationItem.Reasoning _, ConversationItem.Other _ -> item.toString();
        };
    }
}
