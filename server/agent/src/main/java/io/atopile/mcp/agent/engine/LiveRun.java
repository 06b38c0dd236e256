package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.journal.JournalWriter;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DefectReporter;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** A run while this process executes it: every event passes through here to the journal, the state and the watchers. */
final class LiveRun implements AutoCloseable {

    private static final int FINGERPRINT = 16;
    private static final TypeReference<List<ModelRequest.Function>> FUNCTIONS = new TypeReference<>() {};

    private final RunDirectory directory;
    private final JournalWriter journal;
    private final Clock clock;
    private final DefectReporter defects;
    private final Function<TokenUsage, Optional<BigDecimal>> price;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RunWatcher> watchers = new CopyOnWriteArrayList<>();
    private final Map<BlobId, ConversationItem> items = new ConcurrentHashMap<>();
    private final Map<String, String> arguments = new ConcurrentHashMap<>();
    private volatile List<ModelRequest.Function> functions = List.of();
    private volatile RunState state;

    private LiveRun(RunDirectory directory, JournalWriter journal, EngineServices equipment, RunState state) {
        this.directory = directory;
        this.journal = journal;
        this.clock = equipment.clock();
        this.defects = equipment.defects();
        this.price = equipment.price();
        this.state = state;
    }

    /** Returns what the model may call, which stays the same over the run. */
    List<ModelRequest.Function> functions() {
        if (functions.isEmpty()) {
            functions = Json.mapper().readValue(directory.texts().get(state.spec().functions()), FUNCTIONS);
        }
        return functions;
    }

    /** Begins a new run; the caller has its lease. */
    static LiveRun begin(RunDirectory directory, RunSpec spec, EngineServices equipment) {
        var first = new RecordedEvent(1, equipment.clock().instant(), new RunEvent.SessionConfigured(spec));
        return open(directory, equipment, first, RunState::begin);
    }

    /** Resumes a run from the end of its journal; the caller has its lease. */
    static LiveRun resume(RunDirectory directory, RunState state, EngineServices equipment) {
        var by = state.status() == RunStatus.INTERRUPTED ? "resume" : "crash";
        var resumed = new RecordedEvent(state.seq() + 1, equipment.clock().instant(), new RunEvent.Resumed(by));
        var damaged = directory.countDamagedLines();
        var live = open(directory, equipment, resumed, state::apply);
        if (damaged > 0) {
            live.record(new RunEvent.Warned(RunView.describeDamage(directory.id(), damaged)));
        }
        return live;
    }

    private static LiveRun open(RunDirectory directory, EngineServices equipment, RecordedEvent first, Function<RecordedEvent, RunState> state) {
        var journal = directory.openJournal();
        try {
            directory.append(journal, first);
            return new LiveRun(directory, journal, equipment, state.apply(first));
        } catch (RuntimeException failure) {
            journal.close();
            throw failure;
        }
    }

    RunDirectory directory() {
        return directory;
    }

    RunState state() {
        return state;
    }

    RunState record(RunEvent event) {
        recordIf(_ -> true, event);
        return state;
    }

    /** Records an event if {@code still} is true for the state, and returns whether it did. */
    boolean recordIf(Predicate<RunState> still, RunEvent event) {
        lock.lock();
        try {
            if (!still.test(state)) {
                return false;
            }
            var recorded = withoutSecrets(new RecordedEvent(state.seq() + 1, clock.instant(), event));
            directory.append(journal, recorded);
            publish(recorded);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private RecordedEvent withoutSecrets(RecordedEvent recorded) {
        var json = recorded.toJson();
        var clean = Redaction.ofTexts(json, directory.texts()::withoutSecrets);
        return clean.equals(json) ? recorded : RecordedEvent.of(clean);
    }

    private void publish(RecordedEvent recorded) {
        state = state.apply(recorded);
        changed.signalAll();
        watchers.removeIf(watcher -> !tryNotify(watcher, recorded));
    }

    /** Returns whether the watcher accepted the event; one that fails is removed, and the run continues. */
    private boolean tryNotify(RunWatcher watcher, RecordedEvent recorded) {
        try {
            watcher.handleEvent(recorded);
            return true;
        } catch (RuntimeException defect) {
            defects.report("run_agent", defect);
            return false;
        }
    }

    /**
     * Ends the run for everything that waits for it, although the end can't be written to the journal. On disk the run
     * is as after a crash.
     */
    void endUnrecorded(String reason) {
        lock.lock();
        try {
            if (!state.status().isOver()) {
                publish(new RecordedEvent(state.seq() + 1, clock.instant(), new RunEvent.TurnAborted(RunStatus.INTERRUPTED, reason)));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds the usage of an answer, which is now part of the conversation. If the server reports no usage, our own
     * estimate applies.
     */
    void recordUsage(TokenUsage usage) {
        if (usage.total() == 0) {
            return;
        }
        var total = state.ledger().usage().add(usage);
        record(new RunEvent.UsageCounted(total, usage.total(), price.apply(total).map(BigDecimal::toPlainString)));
    }

    void tell(RunDelta delta) {
        var texts = directory.texts();
        var shown = switch (delta) {
            case RunDelta.Text(var step, var text) -> new RunDelta.Text(step, texts.withoutSecrets(text));
            case RunDelta.Reasoning(var step, var text) -> new RunDelta.Reasoning(step, texts.withoutSecrets(text));
            case RunDelta.StepProgress(var step, var of, var message) -> new RunDelta.StepProgress(step, of, texts.withoutSecrets(message));
        };
        watchers.forEach(watcher -> watcher.handleDelta(shown));
    }

    /** Waits until the state meets the condition or the time is up, and returns the state that ended the wait. */
    RunState await(Predicate<RunState> wished, Duration longest) throws InterruptedException {
        var nanos = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (!wished.test(state)) {
                if (nanos <= 0) {
                    break;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    void watch(RunWatcher watcher) {
        watchers.add(watcher);
    }

    void unwatch(RunWatcher watcher) {
        watchers.remove(watcher);
    }

    /** Stores an item of the conversation; the model receives it without secrets. */
    BlobId keep(ConversationItem item) {
        return directory.keep(item);
    }

    ConversationItem readItem(BlobId ref) {
        return items.computeIfAbsent(ref, directory::readItem);
    }

    List<ConversationItem> readItems(List<BlobId> refs) {
        return refs.stream().map(this::readItem).toList();
    }

    /**
     * Stores a call's arguments without secrets. The original is kept in memory for this run only, until
     * {@link #forgetArguments}.
     */
    CallRef call(ConversationItem.Call written) {
        var call = RelayedCall.resolve(written, state.spec());
        var digest = computeFingerprint(call.name(), call.arguments());
        arguments.put(digest, call.arguments());
        return new CallRef(call.callId(), call.name(), directory.texts().put(call.arguments()), digest, List.of());
    }

    /** Returns the arguments as the model wrote them; empty if they contained a secret and the run was restarted since. */
    Optional<String> findArguments(CallRef call) {
        return Optional.ofNullable(arguments.get(call.digest()))
                .or(() -> Optional.of(directory.texts().get(call.arguments())))
                .filter(text -> computeFingerprint(call.name(), text).equals(call.digest()));
    }

    /** Creates a call of a tool by this run, in its project. */
    ToolCall createToolCall(String tool, ObjectNode named, Progress progress, CancellationSignal cancellation) {
        state.spec().project().filter(_ -> !named.has("project")).ifPresent(project -> named.put("project", project));
        var caller = new ToolCaller(ToolCaller.Kind.AGENT, state.spec().runId());
        return new ToolCall(tool, named, Json.object(), caller, progress, cancellation, McpClientHandle.NONE);
    }

    /** Returns a fingerprint of a call or an outcome, equal for the same content. */
    static String computeFingerprint(String... texts) {
        return Sha256Digest.computeHex(texts).substring(0, FINGERPRINT);
    }

    /** Drops the original arguments, once no open call can need them any more. */
    void forgetArguments() {
        arguments.clear();
    }

    @Override
    public void close() {
        journal.close();
    }
}
