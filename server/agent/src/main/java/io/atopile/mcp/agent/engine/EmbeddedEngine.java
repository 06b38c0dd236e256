package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.run.DamagedRunException;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.journal.Lease;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DeadlineScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Executes the runs of this server, each on its own thread, until they end or the server stops. */
public final class EmbeddedEngine implements Engine {

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Duration TO_STOP = Duration.ofSeconds(5);
    private static final Duration TO_BEGIN = Duration.ofMinutes(3);

    private final EngineServices equipment;
    private final Map<String, RunDriver> drivers = new ConcurrentHashMap<>();
    private final DeadlineScheduler deadlines = new DeadlineScheduler("run deadlines");
    private final ScheduledExecutorService orders = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("runs").factory());

    private final Duration toBegin;
    private final ScheduledFuture<?> looking;
    private boolean closed;

    public EmbeddedEngine(EngineServices equipment) {
        this(equipment, TO_BEGIN);
    }

    /** {@code toBegin} is how long a run may take to gather its context; one that has not begun by then fails. */
    EmbeddedEngine(EngineServices equipment, Duration toBegin) {
        this.equipment = equipment;
        this.toBegin = toBegin;
        this.looking = orders.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void start(RunDirectory directory, RunSpec spec, RunWatcher... watchers) {
        var lease = directory.lease().orElseThrow(() -> new IllegalStateException("A new run is already being executed"));
        try {
            drive(LiveRun.begin(directory, spec, equipment), lease, watchers);
        } catch (RuntimeException failure) {
            lease.close();
            throw failure;
        }
    }

    @Override
    public ResumeResult resume(RunDirectory directory, RunWatcher... watchers) {
        return directory.lease().map(lease -> resume(directory, lease, watchers)).orElseGet(ResumeResult.Elsewhere::new);
    }

    private ResumeResult resume(RunDirectory directory, Lease lease, RunWatcher... watchers) {
        try {
            var state = directory.state();
            if (state.filter(EmbeddedEngine::canGoOn).isPresent()) {
                drive(LiveRun.resume(directory, state.get(), equipment), lease, watchers);
                return new ResumeResult.Started();
            }
            lease.close();
            return state.<ResumeResult>map(_ -> new ResumeResult.Over()).orElseGet(() -> new ResumeResult.Damaged("It broke off before it began."));
        } catch (DamagedRunException damaged) {
            lease.close();
            return new ResumeResult.Damaged(String.valueOf(damaged.getMessage()));
        } catch (RuntimeException failure) {
            lease.close();
            throw failure;
        }
    }

    private static boolean canGoOn(RunState state) {
        return switch (state.status()) {
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL, INTERRUPTED -> true;
            case COMPLETED, FAILED, CANCELLED, BUDGET_EXHAUSTED -> false;
        };
    }

    private synchronized void drive(LiveRun run, Lease lease, RunWatcher... watchers) {
        if (closed) {
            run.close();
            throw new IllegalStateException("This server is shutting down");
        }
        var driver = new RunDriver(run, equipment, lease, deadlines);
        Stream.of(watchers).forEach(run::watch);
        drivers.put(run.directory().id(), driver);
        driver.start(toBegin);
    }

    @Override
    public Optional<RunState> findState(String runId) {
        return findLiveRun(runId).map(LiveRun::state);
    }

    @Override
    public Optional<RunState> await(String runId, Predicate<RunState> wished, Duration longest) throws InterruptedException {
        var run = findLiveRun(runId);
        return run.isPresent() ? Optional.of(run.get().await(wished, longest)) : Optional.empty();
    }

    @Override
    public CancellationSignal.Registration watch(String runId, RunWatcher watcher) {
        var run = findLiveRun(runId);
        run.ifPresent(found -> found.watch(watcher));
        return () -> run.ifPresent(found -> found.unwatch(watcher));
    }

    @Override
    public void wake(String runId) {
        Optional.ofNullable(drivers.get(runId)).ifPresent(RunDriver::lookForOrders);
    }

    private Optional<LiveRun> findLiveRun(String runId) {
        return Optional.ofNullable(drivers.get(runId)).map(RunDriver::run);
    }

    private void look() {
        for (var driver : List.copyOf(drivers.values())) {
            try {
                driver.lookForOrders();
            } catch (RuntimeException defect) {
                equipment.defects().report("run_agent", defect);
            }
            if (driver.isDone()) {
                drivers.remove(driver.run().directory().id(), driver);
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        drivers.values().forEach(RunDriver::interrupt);
        var until = System.nanoTime() + TO_STOP.toNanos();
        for (var driver : drivers.values()) {
            try {
                driver.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        looking.cancel(false);
        orders.shutdownNow();
        deadlines.close();
    }
}
