package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.ParentRun;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.DamagedRunException;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.ToolFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All operations on runs, for both the tools and the shell. */
public final class RunService implements AutoCloseable {

    /** The name of the newest run of a project. */
    public static final String LAST = "last";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final EngineServices equipment;
    private final AgentSettings settings;
    private final Engine engine;
    private final RunSpecFactory making;
    private final ToolNameCheck names;

    public RunService(EngineServices equipment, AgentSettings settings, Mode serverMode, RunToolset toolset) {
        this(equipment, settings, serverMode, toolset, Set::of);
    }

    /** {@code everywhere} are the tools that rules may name although they are switched off on this server. */
    public RunService(
            EngineServices equipment, AgentSettings settings, Mode serverMode, RunToolset toolset, Supplier<Set<String>> everywhere) {
        this.equipment = equipment;
        this.settings = settings;
        this.engine = new EmbeddedEngine(equipment);
        this.making = new RunSpecFactory(equipment.tools(), settings, serverMode, toolset);
        this.names = new ToolNameCheck(equipment.tools(), everywhere);
    }

    public AgentSettings settings() {
        return settings;
    }

    /** Starts a run in a new conversation, in an existing one, or in a fork of one. */
    public RunView start(RunRequest wish) throws ToolFailure {
        var model = chooseModel(wish);
        if (wish.threadId().isEmpty()) {
            return startRun(wish, Optional.empty(), model);
        }
        var thread = wish.threadId().get();
        return startOnThread(
                thread.equals(LAST) ? wish.withThread(requireRun(LAST, wish.project()).state().spec().threadId()) : wish, model);
    }

    /** Starts a run in a new conversation that continues {@code run} from the event {@code forkAt}, or from its end. */
    public RunView fork(RunView run, RunRequest wish) throws ToolFailure {
        return from(run, wish, chooseModel(wish));
    }

    private String chooseModel(RunRequest wish) throws ToolFailure {
        names.check(settings.tools(), wish);
        requireUsableSchema(wish);
        return wish.model().or(() -> settings.model().name()).orElseThrow(() -> new ToolFailure(
                ErrorCode.CAPABILITY_MISSING,
                "No model is configured.",
                "Set model in the settings or pass it with the call; atopile-mcp doctor checks the provider."));
    }

    private static void requireUsableSchema(RunRequest wish) throws ToolFailure {
        var problem = wish.outputSchema().flatMap(schema -> new JsonSchemaValidator(schema).describeSchemaProblem());
        if (problem.isPresent()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR, "The output schema is not a JSON Schema that can be used: %s".formatted(problem.get()), "Correct it and start the run again.");
        }
    }

    private RunView startOnThread(RunRequest wish, String model) throws ToolFailure {
        var thread = wish.threadId().orElseThrow();
        var newest = list(run -> run.state().spec().threadId().equals(thread), 1).stream()
                .findFirst()
                .orElseThrow(() -> new ToolFailure(
                        ErrorCode.NOT_FOUND, "There is no conversation %s.".formatted(thread), "agent_list returns the thread_id of every run."));
        if (!newest.status().isOver() && wish.forkAt().isEmpty()) {
            throw new ToolFailure(
                    ErrorCode.CONFLICT,
                    "Run %s of that conversation is still in progress.".formatted(newest.directory().id()),
                    "Wait for it, send it a message with agent_reply, or cancel it.");
        }
        return from(newest, wish, model);
    }

    private RunView from(RunView run, RunRequest wish, String model) throws ToolFailure {
        var last = run.state().seq();
        var seq = wish.forkAt().orElse(last);
        if (seq < 1 || seq > last) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "Run %s has events 1 to %d.".formatted(run.directory().id(), last), "");
        }
        return startRun(wish, Optional.of(new ParentRun(run.directory().id(), seq)), model);
    }

    private RunView startRun(RunRequest wish, Optional<ParentRun> origin, String model) {
        var now = equipment.clock().instant();
        var directory = equipment.store().create(now);
        var thread = wish.forkAt().isEmpty() ? wish.threadId() : Optional.<String>empty();
        var spec = making.createSpec(directory, wish, thread.orElseGet(() -> RunStore.createThreadId(now)), origin, model);
        engine.start(directory, spec);
        return findView(directory).orElseThrow();
    }

    public Optional<RunView> find(String runId) {
        return equipment.store().find(runId).flatMap(this::findView);
    }

    /** Returns the newest run of a project; without one, the newest run that has none. */
    public Optional<RunView> findNewest(Optional<Path> project) {
        return list(run -> run.state().spec().project().equals(project.map(Path::toString)), 1).stream().findFirst();
    }

    /** Returns the run with an ID, or the newest run of the project if the ID is {@code last}. */
    public RunView requireRun(String runId, Optional<Path> project) throws ToolFailure {
        return runId.equals(LAST) ? findNewest(project).orElseThrow(() -> createNotFound(runId)) : requireRun(runId);
    }

    public RunView requireRun(String runId) throws ToolFailure {
        return find(runId).orElseThrow(() -> createNotFound(runId));
    }

    public static ToolFailure createNotFound(String runId) {
        return new ToolFailure(
                ErrorCode.NOT_FOUND,
                runId.equals(LAST) ? "There is no run in this project." : "There is no run %s.".formatted(runId),
                "agent_list lists the runs of all projects.");
    }

    /** Returns the matching runs, newest first. */
    public List<RunView> list(Predicate<RunView> wanted, int limit) {
        return equipment.store().list().stream().flatMap(directory -> findView(directory).stream()).filter(wanted).limit(limit).toList();
    }

    /** Returns the runs that can no longer be read, each with the reason. */
    public Map<String, String> listDamagedRuns() {
        var damaged = new TreeMap<String, String>();
        for (var directory : equipment.store().list()) {
            try {
                directory.state();
            } catch (DamagedRunException wrong) {
                damaged.put(directory.id(), String.valueOf(wrong.getMessage()));
            }
        }
        return damaged;
    }

    /** Returns empty for a directory whose run broke off before its first event or is damaged. */
    private Optional<RunView> findView(RunDirectory directory) {
        var live = engine.findState(directory.id());
        if (live.isPresent()) {
            return Optional.of(RunView.of(directory, live.get(), true));
        }
        try {
            return directory.state().map(state -> RunView.of(directory, state, directory.isDriven()));
        } catch (DamagedRunException _) {
            return Optional.empty();
        }
    }

    /** Waits until a run meets the condition, ends, or the time is up, whichever process executes it. */
    public Optional<RunView> await(String runId, Predicate<RunView> wished, Duration longest) throws InterruptedException {
        var until = Instant.now().plus(longest);
        var run = find(runId);
        while (run.isPresent() && !run.get().status().isOver() && !wished.test(run.get()) && Instant.now().isBefore(until)) {
            var directory = run.get().directory();
            var left = Duration.between(Instant.now(), until);
            var here = engine.await(
                    runId, state -> state.status().isOver() || wished.test(RunView.of(directory, state, true)), left);
            if (here.isEmpty()) {
                Thread.sleep(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
            }
            run = find(runId);
        }
        return run;
    }

    /** Sends a control message to a run, whichever process executes it. */
    public void sendControlMessage(RunView run, RunControlMessage order) {
        run.directory().inbox().put(switch (order) {
            case RunControlMessage.Say(var message) -> new RunControlMessage.Say(run.directory().texts().withoutSecrets(message));
            case RunControlMessage.Decide _, RunControlMessage.Cancel _ -> order;
        });
        engine.wake(run.directory().id());
    }

    public Engine.ResumeResult resume(RunView run) {
        return engine.resume(run.directory());
    }

    /** Cancels a run that has not ended, whichever process executes it. An interrupted one is resumed to end at once. */
    public void cancel(RunView run, String by) {
        if (run.status().isOver() && run.status() != RunStatus.INTERRUPTED) {
            return;
        }
        sendControlMessage(run, new RunControlMessage.Cancel(by));
        if (run.status() == RunStatus.INTERRUPTED) {
            resume(run);
        }
    }

    /** Watches a run that this server executes. */
    public CancellationSignal.Registration watch(String runId, RunWatcher watcher) {
        return engine.watch(runId, watcher);
    }

    /** Opens a feed of a run after an event, whichever process executes it. */
    public RunFeed openFeed(RunView run, long after) {
        return new RunFeed(engine, run.directory(), after);
    }

    /** Returns the IDs of all runs, newest first, including runs that can't be read. */
    public List<String> ids() {
        return equipment.store().list().stream().map(RunDirectory::id).toList();
    }

    /** Deletes ended runs beyond the age and number that the settings keep, and returns their IDs. */
    public List<String> prune() {
        var keep = settings.keeping();
        var oldest = equipment.clock().instant().minus(Duration.ofDays(keep.days()));
        var removed = new ArrayList<String>();
        var kept = 0;
        for (var run : list(_ -> true, Integer.MAX_VALUE)) {
            if (!run.status().isOver() || run.directory().isDriven()) {
                continue;
            }
            if ((run.state().at().isBefore(oldest) || ++kept > keep.count()) && equipment.store().delete(run.directory())) {
                removed.add(run.directory().id());
            }
        }
        return removed;
    }

    @Override
    public void close() {
        engine.close();
    }
}
