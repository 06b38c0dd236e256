package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process that begins or resumes runs of {@link TwelveSteps} and kills itself where it is told to, or not at all. */
final class CrashedRun {

    static final int NOT_COMPLETED = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final String killAt;
    private final RunStore store;

    private CrashedRun(Path folder, String killAt) {
        this.folder = folder;
        this.killAt = killAt;
        this.store = store(folder);
    }

    /** {@code event <seq>}, {@code before <file>}, {@code after <file>} or {@code never}, and folders of one run each. */
    public static void main(String[] args) throws Exception {
        for (var folder : List.of(args).subList(1, args.length)) {
            var run = new CrashedRun(Path.of(folder), args[0]);
            run.drive();
            if (run.status() != RunStatus.COMPLETED) {
                System.exit(NOT_COMPLETED);
            }
        }
        System.exit(0);
    }

    private RunStatus status() {
        return store.list().getFirst().state().orElseThrow().status();
    }

    static RunStore store(Path folder) {
        return new RunStore(folder.resolve("runs"), Durability.WITH_THE_SYSTEM, text -> text);
    }

    static Path effects(Path folder) {
        return folder.resolve("effects.log");
    }

    private void drive() throws Exception {
        var begun = store.list().stream().findFirst();
        var directory = begun.orElseGet(() -> store.create(Instant.now()));
        var engine = new EmbeddedEngine[1];
        var steps = new TwelveSteps(effects(folder), this::passed, () -> steer(directory, engine[0]));
        var tools = steps.tools();
        try (var driving = new EmbeddedEngine(equipment(tools))) {
            engine[0] = driving;
            if (begun.isEmpty()) {
                begin(driving, directory, tools);
            } else if (!driving.resume(directory, watcher()).equals(new Engine.ResumeResult.Started())) {
                throw new IllegalStateException("The run can't be resumed");
            }
            beThePerson(driving, directory);
        }
    }

    private void begin(EmbeddedEngine engine, RunDirectory directory, CountedTools tools) {
        var spec = EmbeddedEngineTest.spec(directory, tools, Mode.AUTO, Budgets.DEFAULT);
        if (killAt.equals("event 1")) {
            LiveRun.begin(directory, spec, equipment(tools)).close();
            kill();
        }
        engine.start(directory, spec, watcher());
    }

    private EngineServices equipment(CountedTools tools) {
        return new EngineServices(
                store, tools, TwelveSteps.model(), (_, _) -> List.of(), _ -> Optional.empty(), false,
                (_, defect) -> {
                    defect.printStackTrace();
                    return "a defect";
                },
                Clock.systemUTC());
    }

    private RunWatcher watcher() {
        return new RunWatcher() {
            @Override
            public void handleEvent(RecordedEvent recorded) {
                passed("event " + recorded.seq());
            }

            @Override
            public void handleDelta(RunDelta delta) {}
        };
    }

    /** Answers every question with yes, until the run is over. */
    private static void beThePerson(EmbeddedEngine engine, RunDirectory directory) throws InterruptedException {
        while (true) {
            var state = engine.await(directory.id(), now -> now.status().isOver() || now.calls().asked().isPresent(), PATIENCE);
            if (state.isEmpty() || state.get().status().isOver()) {
                return;
            }
            var asked = state.get().calls().asked();
            directory.inbox().put(new RunControlMessage.Decide(asked.map(RunEvent.ApprovalRequested::callId).orElseThrow(), ApprovalDecision.ONCE, "shell"));
            engine.wake(directory.id());
            engine.await(directory.id(), now -> !now.calls().asked().equals(asked), PATIENCE);
        }
    }

    /** Says something to the run, once however often it is called, and waits until the run has heard it. */
    private static void steer(RunDirectory directory, EmbeddedEngine engine) {
        var letter = directory.path().resolve("inbox/1-steer.json");
        var half = directory.path().resolve("inbox/1-steer.half");
        try {
            Files.writeString(half, Json.mapper().writerFor(RunControlMessage.class).writeValueAsString(new RunControlMessage.Say("And be quick.")));
            Files.move(half, letter, StandardCopyOption.ATOMIC_MOVE);
            engine.wake(directory.id());
            for (var tries = 0; Files.exists(letter) && tries < 5000; tries++) {
                Thread.sleep(1);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void passed(String place) {
        if (place.equals(killAt)) {
            kill();
        }
    }

    /** As the system does it, with nothing of this program taking part. */
    private static void kill() {
        try {
            new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start().waitFor();
            throw new IllegalStateException("Still alive");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
