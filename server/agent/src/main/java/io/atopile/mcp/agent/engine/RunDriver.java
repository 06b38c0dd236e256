package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.agent.TokenEstimator;
import io.atopile.mcp.agent.TurnLoop;
import io.atopile.mcp.agent.TurnLoop.LoopInputs;
import io.atopile.mcp.agent.run.DamagedRunException;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunControlQueue;
import io.atopile.mcp.journal.Lease;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DeadlineScheduler;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Executes one run from the end of its journal until it is over, on one thread. */
final class RunDriver {

    /** Why a run is stopped before its end. */
    private enum Stop {
        NONE,
        CANCEL,
        INTERRUPT,

        /** It didn't begin in time; that end is already in the journal. */
        LATE
    }

    private static final String NAME = "run_agent";

    private final LiveRun run;
    private final EngineServices equipment;
    private final Lease lease;
    private final ActiveCalls active;
    private final ReentrantLock hearing = new ReentrantLock();
    private final TurnLoop loop = new TurnLoop();
    private final ModelStep model;
    private final ToolStep tools;
    private final CompactionStep compaction;
    private final RunArtifactWriter papers;
    private final FinishStep ending;
    private final AtomicReference<Stop> stop = new AtomicReference<>(Stop.NONE);
    private final DeadlineScheduler deadlines;
    private final Thread thread;
    private CancellationSignal.Registration beginning = () -> {};

    RunDriver(LiveRun run, EngineServices equipment, Lease lease, DeadlineScheduler deadlines) {
        var runner = new ToolCallExecutor(run, equipment);
        this.active = new ActiveCalls(run, runner, deadlines);
        this.deadlines = deadlines;
        this.run = run;
        this.equipment = equipment;
        this.lease = lease;
        this.model = new ModelStep(run, equipment, active, runner);
        this.tools = new ToolStep(run, active, new CallApprovals(run, equipment.tools()), equipment.clock());
        this.compaction = new CompactionStep(run, equipment);
        this.papers = new RunArtifactWriter(run);
        run.watch(papers);
        this.ending = new FinishStep(run, papers, new FinalBuilds(run, equipment), this::takeLastOrders);
        this.thread = Thread.ofPlatform().daemon().name(run.directory().id()).unstarted(this::drive);
    }

    LiveRun run() {
        return run;
    }

    /** Starts the run. If it hasn't begun within {@code toBegin} it fails, even if its thread never returns. */
    void start(Duration toBegin) {
        beginning = deadlines.schedule(toBegin, () -> failUnlessBegun(toBegin));
        thread.start();
    }

    private void failUnlessBegun(Duration toBegin) {
        var reason = "The run could not begin within %d s: its context was not ready.".formatted(toBegin.toSeconds());
        if (run.recordIf(state -> state.status() == RunStatus.QUEUED, new RunEvent.TurnAborted(RunStatus.FAILED, reason))) {
            stop(Stop.LATE);
            lease.close();
        }
    }

    /** Stops the run so that it can be resumed. */
    void interrupt() {
        stop(Stop.INTERRUPT);
    }

    boolean isDone() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    void join(Duration longest) throws InterruptedException {
        thread.join(longest);
    }

    private void stop(Stop why) {
        if (stop.compareAndSet(Stop.NONE, why)) {
            thread.interrupt();
        }
    }

    /** Handles the pending control messages, unless another thread is doing so. */
    void lookForOrders() {
        if (hearing.tryLock()) {
            try {
                takeOrders();
            } finally {
                hearing.unlock();
            }
        }
    }

    /** Handles the pending control messages for the last time; later ones find the run ended. */
    private void takeLastOrders() {
        hearing.lock();
        try {
            takeOrders();
        } finally {
            hearing.unlock();
        }
    }

    private void takeOrders() {
        if (run.state().status().isOver()) {
            return;
        }
        for (var letter : run.directory().inbox().letters()) {
            if (isDone(letter)) {
                run.directory().inbox().remove(letter);
            }
        }
    }

    /**
     * Handles a control message and returns whether it is done. A cancellation stays until the run has ended, so that
     * no crash loses it; a user message that comes too late isn't delivered.
     */
    private boolean isDone(RunControlQueue.Letter letter) {
        return switch (letter.order()) {
            case RunControlMessage.Say(var message) -> isHeard(letter, message);
            case RunControlMessage.Decide decision -> {
                decide(decision);
                yield true;
            }
            case RunControlMessage.Cancel _ -> {
                stop(Stop.CANCEL);
                yield false;
            }
        };
    }

    private boolean isHeard(RunControlQueue.Letter letter, String message) {
        if (run.state().conversation().heard().equals(letter.id())) {
            return true;
        }
        var item = run.keep(ConversationItem.Message.of(ConversationItem.Role.USER, message));
        return run.recordIf(state -> !state.status().isOver(), new RunEvent.Steered(item, letter.id()));
    }

    private void decide(RunControlMessage.Decide order) {
        var asked = run.state().calls().asked().filter(question -> question.callId().equals(order.callId()));
        asked.ifPresent(question -> run.recordIf(
                state -> state.calls().asked().equals(asked),
                new RunEvent.ApprovalAnswered(order.callId(), question.name(), order.decision(), order.by())));
    }

    private void drive() {
        try (lease;
                run) {
            execute();
            forgetOrders();
        } catch (RuntimeException defect) {
            equipment.defects().report(NAME, defect);
        } finally {
            active.forget();
        }
    }

    private void execute() {
        try {
            toTheEnd();
        } catch (DamagedRunException damaged) {
            end(RunStatus.FAILED, "The run's record is damaged. " + damaged.getMessage());
        } catch (UncheckedIOException failure) {
            end(RunStatus.INTERRUPTED, "The run's journal can't be written: " + failure.getMessage());
        } catch (Throwable defect) {
            var reference = equipment.defects().report(NAME, defect);
            end(RunStatus.FAILED, "Internal server error (reference %s); details are in the server log.".formatted(reference));
        }
    }

    private void toTheEnd() {
        try {
            if (run.state().seq() > 1) {
                papers.rebuildFiles();
            }
            lookForOrders();
            stopIfAsked();
            new RunStart(run, equipment).begin();
            beginning.close();
            while (!run.state().status().isOver()) {
                stopIfAsked();
                perform(loop.decideNextStep(run.state(), moment()));
            }
        } catch (InterruptedException _) {
            handleStop();
        }
    }

    /** Ends the run after a failure, which may be that the journal can't be written. */
    private void end(RunStatus status, String reason) {
        try {
            run.recordIf(state -> !state.status().isOver(), new RunEvent.TurnAborted(status, reason));
        } catch (RuntimeException lost) {
            equipment.defects().report(NAME, lost);
            run.endUnrecorded(reason);
        }
    }

    /**
     * Deletes the control messages of a run that is over for good, except user messages that came too late: they are
     * left for their sender.
     */
    private void forgetOrders() {
        if (run.state().status() == RunStatus.INTERRUPTED) {
            return;
        }
        var inbox = run.directory().inbox();
        inbox.letters().stream().filter(letter -> !(letter.order() instanceof RunControlMessage.Say)).forEach(inbox::remove);
    }

    private void stopIfAsked() throws InterruptedException {
        if (stop.get() != Stop.NONE) {
            throw new InterruptedException();
        }
    }

    private void perform(Step step) throws InterruptedException {
        switch (step) {
            case Step.AskModel ask -> model.perform(ask);
            case Step.Nudge nudge -> model.recordNudge(nudge);
            case Step.CallTools call -> tools.perform(call);
            case Step.AskPerson ask -> tools.askPerson(ask);
            case Step.Settle settle -> tools.settle(settle);
            case Step.Compact compact -> compaction.perform(compact);
            case Step.Finish finish -> ending.perform(finish);
        }
    }

    private LoopInputs moment() {
        var conversation = run.state().conversation();
        return new LoopInputs(equipment.clock().instant(), conversation.tokens() + TokenEstimator.of(run.readItems(conversation.listUncounted())));
    }

    private void handleStop() {
        switch (stop.get()) {
            case LATE -> {}
            case CANCEL -> ending.abort(RunStatus.CANCELLED, "The run was cancelled.");
            case INTERRUPT, NONE -> run.record(new RunEvent.TurnAborted(RunStatus.INTERRUPTED, "The server stopped; the run can be resumed."));
        }
    }
}
