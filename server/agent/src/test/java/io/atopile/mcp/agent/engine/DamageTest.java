package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose files are gone, garbled or can't be written. */
class DamageTest {

    @TempDir
    Path folder;

    private final CountedTools tools = new CountedTools(call -> CountedTools.ok(call.name() + " done"));

    private static PlayedModel asking() {
        return PlayedModel.script(List.of(List.of(call("a", "destroy", "{}")), List.of(say("Done."))));
    }

    private RunDirectory interrupted() throws InterruptedException {
        try (var shop = new Workshop(folder, tools, asking())) {
            var run = shop.begin();
            shop.await(run, state -> state.status() == RunStatus.WAITING_FOR_APPROVAL);
            return run;
        }
    }

    private static void garble(RunDirectory run, int line, String text) throws IOException {
        var journal = run.path().resolve("events.jsonl");
        var lines = Files.readAllLines(journal);
        lines.set(line, text);
        Files.write(journal, lines);
    }

    @Test
    void aDamagedLineCostsThatLineAndAnEmptyJournalIsReported() throws Exception {
        var garbled = interrupted();
        var lacking = interrupted();
        var empty = interrupted();
        var whole = interrupted();
        garble(garbled, 3, "{\"seq\":4,\"at\":\"2026-11-21T00:00:00Z\",\"type\":\"strange\"}");
        garble(lacking, 3, Files.readAllLines(lacking.path().resolve("events.jsonl")).get(4));
        Files.delete(empty.path().resolve("events.jsonl"));
        try (var shop = new Workshop(folder, tools, asking())) {
            assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(garbled));
            assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(lacking));
            assertEquals(new Engine.ResumeResult.Damaged("It broke off before it began."), shop.engine.resume(empty));
            assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(whole));
            assertTrue(Stream.of(empty).noneMatch(RunDirectory::isDriven), "its lease is free again");
        }
    }

    /** In every place of the journal; the call of the tool must not be made without a yes, nor twice. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{\"seq\":4,", "\u0000\u0001\u00ff\ufffd", "", "[1,2]", "7", "null", "{\"seq\":4,\"at\":\"2026-11-21T00:00:00Z\",\"type\":\"of_another_version\"}",
        "{\"seq\":null,\"at\":7,\"type\":\"warned\"}", "{}", "{\"seq\":\"x\",\"at\":\"no time\"}", "DUPLICATE", "CRLF", "LONG"
    })
    void aRunWithADamagedLineGoesOnToItsEnd(String damage) throws Exception {
        var first = interrupted();
        var count = Files.readAllLines(first.path().resolve("events.jsonl")).size();
        for (var line : List.of(1, count / 2, count - 1)) {
            var run = interrupted();
            var lines = Files.readAllLines(run.path().resolve("events.jsonl"));
            garble(run, line, switch (damage) {
                case "DUPLICATE" -> lines.get(line) + "\n" + lines.get(line);
                case "CRLF" -> lines.get(line) + "\r";
                case "LONG" -> "{\"seq\":4,\"x\":\"" + "y".repeat(10 << 20);
                default -> damage;
            });
            try (var shop = new Workshop(folder, tools, asking())) {
                var before = tools.count("destroy");
                assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(run), () -> damage + " in line " + line);
                run.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.DENY, "shell"));
                shop.await(run, state -> state.status().isOver() || state.status() == RunStatus.WAITING_FOR_APPROVAL);
                assertEquals(before, tools.count("destroy"));
                assertEquals(List.of(), List.copyOf(shop.defects));
            }
        }
    }

    @Test
    void aRunWhoseFirstLineIsDamagedIsReported() throws Exception {
        var run = interrupted();
        garble(run, 0, "{");
        try (var shop = new Workshop(folder, tools, asking())) {
            assertTrue(shop.engine.resume(run) instanceof Engine.ResumeResult.Damaged);
        }
    }

    @Test
    void aRunWithoutItsInboxIsResumedAndAnswered() throws Exception {
        var run = interrupted();
        deleteAll(run.path().resolve("inbox"), true);
        try (var shop = new Workshop(folder, tools, asking())) {
            assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(run));
            run.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.DENY, "shell"));
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
        }
    }

    @Test
    void aMissingTextEndsItsRunAlone() throws Exception {
        var run = interrupted();
        deleteAll(run.path().resolve("texts"), false);
        try (var shop = new Workshop(folder, tools, asking())) {
            assertEquals(new Engine.ResumeResult.Started(), shop.engine.resume(run));
            run.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.ONCE, "shell"));
            var end = shop.end(run);
            assertEquals(RunStatus.FAILED, end.status());
            assertTrue(end.reason().startsWith("The run's record is damaged. One of its texts is missing: "), end.reason());
            assertEquals(List.of(), List.copyOf(shop.defects));
        }
    }

    private static void deleteAll(Path folder, boolean itself) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (itself || !file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void aRunThatCannotBeWrittenIsInterruptedAndDoesNotSpin() throws Exception {
        var removing = new CountedTools(_ -> {
            try (var all = Files.list(folder.resolve("runs"))) {
                deleteAll(all.findFirst().orElseThrow(), true);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return CountedTools.ok("gone");
        });
        try (var shop = new Workshop(folder, removing, PlayedModel.script(List.of(List.of(call("a", "change", "{}")), List.of(say("Done.")))))) {
            var end = shop.engine.await(shop.begin().id(), state -> state.status().isOver(), Workshop.PATIENCE).orElseThrow();
            assertEquals(RunStatus.INTERRUPTED, end.status());
            assertTrue(end.reason().startsWith("The run's journal can't be written: "), end.reason());
            assertEquals(1, removing.count("change"));
        }
    }

    @Test
    void aFullDiskInterruptsARunThatThenGoesOn() throws Exception {
        var program = new ChildProgram(folder);
        var run = folder.resolve("full");
        for (var kilobytes : List.of(5, 7, 9)) {
            assertEquals(CrashedRun.NOT_COMPLETED, program.runWithin(kilobytes, "never", run));
            var journal = CrashedRun.store(run).list().getFirst();
            assertInstanceOf(RunEvent.SessionConfigured.class, journal.events().getFirst().event());
            assertTrue(Files.size(journal.path().resolve("events.jsonl")) <= kilobytes * 1024L);
        }
        assertEquals(0, program.run("never", run));
        assertEquals(RunStatus.COMPLETED, CrashedRun.store(run).list().getFirst().state().orElseThrow().status());
        assertEquals(TwelveSteps.FILES, TwelveSteps.lines(CrashedRun.effects(run)).stream().sorted().toList());
    }

    @Test
    void aWatcherThatFailsHearsNoMore() throws Exception {
        var failing = new RunWatcher() {
            @Override
            public void handleEvent(RecordedEvent recorded) {
                throw new IllegalStateException("a fault of the watcher");
            }

            @Override
            public void handleDelta(RunDelta delta) {}
        };
        try (var shop = new Workshop(folder, tools, PlayedModel.script(List.of(List.of(say("Done.")))))) {
            var run = shop.begin("Do it.", Budgets.DEFAULT, 60, failing);
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
            assertEquals(1, shop.defects.size());
        }
    }
}
