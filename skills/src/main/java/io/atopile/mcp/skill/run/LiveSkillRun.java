package io.atopile.mcp.skill.run;

import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.JournalWriter;
import io.atopile.mcp.journal.Lease;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DeadlineScheduler;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** A run that this process executes or has executed. */
final class LiveSkillRun {

    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final SkillRunRequest order;
    private final SkillRunDirectory folder;
    private final CancellationSignal cancellation = new CancellationSignal();
    private final List<Progress> watchers = new CopyOnWriteArrayList<>();
    private final StepProgressTracker board;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile ObjectNode known = Json.object();
    private volatile Optional<SkillOutcome> outcome = Optional.empty();

    LiveSkillRun(SkillRunRequest order, SkillRunDirectory folder) {
        this.order = order;
        this.folder = folder;
        this.board = new StepProgressTracker(
                order.skill().declaration().orElseThrow().steps(),
                (done, total, message) -> watchers.forEach(watcher -> watcher.report(done, total, message)));
    }

    SkillRunRequest order() {
        return order;
    }

    SkillRunDirectory folder() {
        return folder;
    }

    /** Returns the variables for the expressions of a report; available once the run is over. */
    ObjectNode variables() {
        return known;
    }

    /** Executes the run to its end on its own thread, which releases the lease. */
    void start(Lease lease, SkillCallHistory past, DeadlineScheduler deadlines) {
        var deadline = deadlines.schedule(LONGEST, () -> cancellation.cancel(CancellationSignal.Reason.DEADLINE));
        Thread.ofPlatform().daemon().name("skill " + folder.id()).start(() -> drive(lease, past, deadline));
    }

    private void drive(Lease lease, SkillCallHistory past, CancellationSignal.Registration deadline) {
        try (deadline;
                lease;
                var journal = folder.openJournal()) {
            var execution = new SkillExecution(order, new JournaledToolCaller(order, folder, journal, past, cancellation), cancellation, board);
            var came = execute(execution);
            known = execution.variables();
            end(journal, came);
            outcome = Optional.of(came);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    /** Turns a defect of this program into a failure of the run, so that the caller sees it. */
    private static SkillOutcome execute(SkillExecution execution) throws InterruptedException {
        try {
            return execution.run();
        } catch (RuntimeException | StackOverflowError defect) {
            return new SkillOutcome(SkillStatus.FAILED, ErrorCode.INTERNAL_ERROR.wireName(),
                    "Internal server error: %s".formatted(defect), Optional.empty(), Optional.empty());
        }
    }

    private void end(JournalWriter journal, SkillOutcome came) {
        var ended = new SkillEvent.Ended(
                Instant.now(), came.status(), came.code(), came.message(), came.hint(), came.data(), board.views());
        journal.append(Redaction.ofTexts(Json.mapper().valueToTree(ended), Redaction::of), Durability.ON_DISK);
    }

    void cancel(CancellationSignal.Reason reason) {
        cancellation.cancel(reason);
    }

    /** Waits for the end, reporting to {@code progress} meanwhile. Returns whether the run is over. */
    boolean await(Duration patience, Progress progress) throws InterruptedException {
        watchers.add(progress);
        try {
            return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            watchers.remove(progress);
        }
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    SkillRunView view() {
        var now = outcome;
        var status = now.map(SkillOutcome::status).orElse(isOver() ? SkillStatus.INTERRUPTED : SkillStatus.RUNNING);
        return new SkillRunView(folder.id(), order.skill().name(), status, now, board.views());
    }
}
