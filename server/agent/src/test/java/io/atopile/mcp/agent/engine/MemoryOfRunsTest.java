package io.atopile.mcp.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.AgentSettings.ModelSettings;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.agent.run.AgentSettings.ToolRules;
import io.atopile.mcp.hashline.FileRevision;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryOfRunsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Path project;
    private Path file;

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectory(folder.resolve("board")).toRealPath();
        file = Files.writeString(project.resolve("main.ato"), "r1 = 1\n");
    }

    /** {@code look} shows the file, {@code change} writes it and shows it, {@code destroy} writes it and shows nothing. */
    private CallToolResult answer(ToolCall call) {
        var data = Json.object().put("path", "main.ato");
        switch (call.name()) {
            case "look" -> data.put("content", "1:aaaa|" + text());
            case "change" -> {
                write("mine = 1\n");
                data.put("region", "1:aaaa|" + text()).put("undo_id", "u1").put("diff", "+mine");
            }
            default -> {
                write("other = 1\n");
                data.put("undo_id", "u2");
            }
        }
        data.put("rev", rev());
        var envelope = Json.object().put("ok", true).put("code", "ok").put("message", "done");
        envelope.set("data", data);
        return CallToolResult.ofText(envelope.toString());
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String rev() {
        return FileRevision.of(text().getBytes(StandardCharsets.UTF_8)).toShortForm();
    }

    private RunStore store() {
        return new RunStore(folder.resolve("runs"), Durability.WITH_THE_SYSTEM, text -> text);
    }

    private RunService runs(PlayedModel model) {
        var equipment = new EngineServices(
                store(), new CountedTools(this::answer), model, (_, _) -> List.of(), _ -> Optional.empty(), false,
                (_, defect) -> defect.toString(), Clock.systemUTC());
        var preset = AgentSettings.DEFAULT;
        var settings = new AgentSettings(
                preset.provider(), new ModelSettings(Optional.of("m"), Optional.empty(), Optional.empty(), 100_000, Optional.empty()),
                Mode.AUTO, preset.tools(), preset.approvals(), Budgets.DEFAULT, preset.keeping(), preset.features(), preset.trusted());
        return new RunService(equipment, settings, Mode.AUTO, RunToolset.listAll(Set.of()));
    }

    private static RunView end(RunService runs, RunRequest wish) throws InterruptedException {
        try {
            return runs.await(runs.start(wish).directory().id(), _ -> false, PATIENCE).orElseThrow();
        } catch (ToolFailure refused) {
            throw new AssertionError(refused);
        }
    }

    private static List<ConversationItem> call(String id, String tool) {
        return List.of(new ConversationItem.Call(id, tool, "{}"));
    }

    private static List<String> notes(ModelRequest request) {
        return request.input().stream()
                .filter(item -> item instanceof ConversationItem.Message message && message.role() == ConversationItem.Role.DEVELOPER)
                .map(item -> ((ConversationItem.Message) item).text())
                .filter(text -> text.startsWith("Something changed"))
                .toList();
    }

    private static List<RunEvent> events(RunView run) {
        return run.directory().events().stream().map(RecordedEvent::event).toList();
    }

    /** The n-th question is answered by the n-th reply, after {@code before} was told its number. */
    private static PlayedModel playing(Function<Integer, List<ConversationItem>> replies) {
        return PlayedModel.of(request -> {
            var given = (int) request.input().stream().filter(ConversationItem.Output.class::isInstance).count();
            return PlayedModel.answer(replies.apply(given));
        });
    }

    private static List<ConversationItem> done() {
        return List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "Done."));
    }

    @Test
    void aForeignChangeIsToldOnceBeforeTheNextQuestion() throws Exception {
        var model = playing(given -> switch (given) {
            case 0 -> call("a", "look");
            case 1 -> {
                write("foreign = 1\n");
                yield call("b", "nothing");
            }
            case 2 -> call("c", "nothing");
            default -> done();
        });
        try (var runs = runs(model)) {
            var run = end(runs, RunRequest.of("Do it.", Optional.of(project)));
            assertEquals(RunStatus.COMPLETED, run.status(), run.state().reason());
            assertEquals(List.of(0, 0, 1, 1), model.asked.stream().map(request -> notes(request).size()).toList());
            assertTrue(notes(model.asked.getLast()).getFirst().contains("main.ato: read at step"), () -> notes(model.asked.getLast()).getFirst());
            assertTrue(notes(model.asked.getLast()).getFirst().contains("by someone else"));
            var noted = events(run).stream().filter(RunEvent.FilesNoted.class::isInstance).toList();
            assertEquals(List.of(new RunEvent.FilesNoted(List.of(
                    new FileObservation("main.ato", Optional.of(rev()), FileObservation.How.CHANGED_ELSEWHERE)))), noted);
            assertEquals(RunState.of(run.directory().events()), run.state());
        }
    }

    @Test
    void anOwnEditWithFreshAnchorsIsNotToldAndOneWithoutIs() throws Exception {
        var model = playing(given -> switch (given) {
            case 0 -> call("a", "look");
            case 1 -> call("b", "change");
            case 2 -> call("c", "look");
            default -> done();
        });
        try (var runs = runs(model)) {
            end(runs, RunRequest.of("Do it.", Optional.of(project)));
            assertEquals(List.of(0, 0, 0, 0), model.asked.stream().map(request -> notes(request).size()).toList());
        }
        var other = playing(given -> switch (given) {
            case 0 -> call("a", "look");
            case 1 -> call("b", "destroy");
            default -> done();
        });
        try (var runs = new RunService(
                new EngineServices(store(), new CountedTools(this::answer), other, (_, _) -> List.of(), _ -> Optional.empty(), false,
                        (_, defect) -> defect.toString(), Clock.systemUTC()),
                allowing("destroy"), Mode.AUTO, RunToolset.listAll(Set.of()))) {
            var run = end(runs, RunRequest.of("Do it.", Optional.of(project)));
            assertEquals(RunStatus.COMPLETED, run.status(), run.state().reason());
            assertTrue(notes(other.asked.getLast()).getFirst().contains("by this run"));
        }
    }

    private static AgentSettings allowing(String tool) {
        var preset = AgentSettings.DEFAULT;
        return new AgentSettings(
                preset.provider(), new ModelSettings(Optional.of("m"), Optional.empty(), Optional.empty(), 100_000, Optional.empty()),
                Mode.AUTO, new ToolRules(Set.of(tool), Set.of(), Set.of()), preset.approvals(), Budgets.DEFAULT,
                preset.keeping(), preset.features(), preset.trusted());
    }

    @Test
    void whatWasToldIsNotToldAgainAfterAnInterruption() throws Exception {
        var model = playing(given -> {
            if (given == 0) {
                return call("a", "look");
            }
            write("foreign = 1\n");
            return given == 1 ? call("b", "nothing") : done();
        });
        RunView cut;
        try (var runs = runs(model)) {
            var run = end(runs, RunRequest.of("Do it.", Optional.of(project)));
            cut = run;
        }
        var events = cut.directory().events();
        for (var length = 1; length <= events.size(); length++) {
            var state = RunState.of(events.subList(0, length));
            var given = events.subList(0, length).stream().anyMatch(event -> isMemory(event.event()));
            var noted = events.subList(0, length).stream().anyMatch(event -> event.event() instanceof RunEvent.FilesNoted);
            assertEquals(noted && !given, state.knowledge().hasNews(), "after event " + length);
        }
    }

    private static boolean isMemory(RunEvent event) {
        return event instanceof RunEvent.ContextGiven(var what, _, _, _) && what.equals(RunEvent.ContextGiven.MEMORY);
    }

    @Test
    void aRunThatGoesOnRemembersWhatTheEarlierOneWasShown() throws Exception {
        var model = playing(given -> given == 0 ? call("a", "look") : done());
        try (var runs = runs(model)) {
            var first = end(runs, RunRequest.of("Look.", Optional.of(project)));
            write("foreign = 1\n");
            var second = end(runs, goOn(first.state().spec().threadId()));
            assertEquals(RunStatus.COMPLETED, second.status(), second.state().reason());
            assertEquals(1, notes(model.asked.getLast()).size());
        }
    }

    private RunRequest goOn(String thread) {
        return new RunRequest(
                "Go on.", List.of(), Optional.of(project), Optional.of(thread), Optional.empty(), RunPurpose.WORK, Optional.empty(), List.of(), List.of(),
                RunRequest.Limits.NONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    @Test
    void theMemoryStandsInTheNoteOfACompaction() throws Exception {
        var model = PlayedModel.of(request -> {
            if (PlayedModel.isCompaction(request)) {
                return PlayedModel.answer(List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "Summary.")));
            }
            if (request.input().stream().anyMatch(item -> item instanceof ConversationItem.Message message && message.text().contains("was compacted to free space"))) {
                return PlayedModel.answer(done());
            }
            return request.input().stream().anyMatch(ConversationItem.Output.class::isInstance)
                    ? new ModelReply.Failed(ModelReply.Fault.CONTEXT_OVERFLOW, "too long", List.of(), TokenUsage.NONE)
                    : PlayedModel.answer(call("a", "look"));
        });
        try (var runs = runs(model)) {
            var run = end(runs, RunRequest.of("Do it.", Optional.of(project)));
            assertEquals(RunStatus.COMPLETED, run.status(), run.state().reason());
            var texts = model.asked.getLast().input().stream()
                    .filter(ConversationItem.Message.class::isInstance).map(item -> ((ConversationItem.Message) item).text()).toList();
            assertTrue(texts.stream().anyMatch(text -> text.contains("main.ato: read at step")), texts::toString);
        }
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsFoundChangedWhileItIsFresh() throws IOException {
        var files = new ProjectFiles(project);
        var before = files.readContent("main.ato");
        var time = Files.getLastModifiedTime(file);
        write("r1 = 2\n");
        Files.setLastModifiedTime(file, time);
        assertFalse(before.equals(files.readContent("main.ato")));
        assertEquals(new ProjectFiles.Content.Gone(), files.readContent("none.ato"));
        assertEquals(new ProjectFiles.Content.Unknown(), files.readContent("../outside.ato"));
    }
}
