package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.Moment;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.Status;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.agent.Tokens;
import io.atopile.mcp.agent.TurnLoop;
import io.atopile.mcp.agent.run.Inbox;
import io.atopile.mcp.agent.run.Lease;
import io.atopile.mcp.agent.run.Order;
import io.atopile.mcp.model.Item;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/** Drives one run from where its journal stands to its end, on one thread. */
final class RunDriver {

    /** Why a run is stopped before its end. */
    private enum Stop {
        NONE,
        CANCEL,
        INTERRUPT
    }

    private final LiveRun run;
    private final Equipment equipment;
    private final Lease lease;
    private final TurnLoop loop = new TurnLoop();
    private final ModelStep model;
    private final ToolStep tools;
    private final ApprovalStep approval;
    private final Compaction compaction;
    private final Ending ending;
    private final AtomicReference<Stop> stop = new AtomicReference<>(Stop.NONE);
    private final Thread thread;

    RunDriver(LiveRun run, Equipment equipment, Lease lease, ScheduledExecutorService deadlines) {
        var active = new ActiveCalls(run, new CallRunner(run, equipment), deadlines);
        this.run = run;
        this.equipment = equipment;
        this.lease = lease;
        this.model = new ModelStep(run, equipment, active);
        this.tools = new ToolStep(run, active);
        this.approval = new ApprovalStep(run, equipment.clock());
        this.compaction = new Compaction(run, equipment);
        var papers = new Papers(run);
        run.watch(papers);
        this.ending = new Ending(run, tools, papers, equipment);
        this.thread = Thread.ofVirtual().name(run.directory().id()).unstarted(this::drive);
    }

    LiveRun run() {
        return run;
    }

    void start() {
        thread.start();
    }

    void cancel() {
        stop(Stop.CANCEL);
    }

    /** So that it can be resumed. */
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

    /** Carries out what waits in the inbox; called from another thread than the run's own. */
    synchronized void takeOrders() {
        if (run.state().status().isOver()) {
            return;
        }
        for (var letter : run.directory().inbox().letters()) {
            obey(letter);
        }
    }

    private void obey(Inbox.Letter letter) {
        switch (letter.order()) {
            case Order.Say(var message) -> {
                var item = run.keep(Item.Message.of(Item.Role.USER, message));
                run.recordIf(state -> !state.status().isOver(), new RunEvent.Steered(item));
            }
            case Order.Decide(var callId, var decision, var by) -> run.state().calls().asked()
                    .filter(asked -> asked.callId().equals(callId))
                    .ifPresent(asked -> run.recordIf(
                            state -> state.calls().asked().equals(Optional.of(asked)),
                            new RunEvent.ApprovalAnswered(callId, asked.name(), decision, by)));
            case Order.Cancel _ -> cancel();
        }
        run.directory().inbox().done(letter);
    }

    private void drive() {
        try (lease) {
            new Beginning(run, equipment).begin();
            while (!run.state().status().isOver()) {
                stopIfAsked();
                perform(loop.next(run.state(), moment()));
            }
        } catch (InterruptedException _) {
            stopped();
        } catch (Throwable defect) {
            var reference = equipment.defects().report("run_agent", defect);
            run.record(new RunEvent.TurnAborted(
                    Status.FAILED, "The server made a mistake; its own log has it under %s.".formatted(reference)));
        }
    }

    private void stopIfAsked() throws InterruptedException {
        if (stop.get() != Stop.NONE) {
            throw new InterruptedException();
        }
    }

    private void perform(Step step) throws InterruptedException {
        switch (step) {
            case Step.AskModel ask -> model.perform(ask);
            case Step.CallTools call -> tools.perform(call);
            case Step.AskPerson ask -> approval.perform(ask);
            case Step.Settle settle -> tools.settle(settle);
            case Step.Compact compact -> compaction.perform(compact);
            case Step.Finish finish -> ending.perform(finish);
        }
    }

    private Moment moment() {
        var conversation = run.state().conversation();
        return new Moment(equipment.clock().instant(), conversation.tokens() + Tokens.of(run.items(conversation.uncounted())));
    }

    private void stopped() {
        switch (stop.get()) {
            case CANCEL -> ending.abort(Status.CANCELLED, "It was cancelled.");
            case INTERRUPT, NONE -> run.record(new RunEvent.TurnAborted(Status.INTERRUPTED, "Its server stopped; it can be resumed."));
        }
    }
}
