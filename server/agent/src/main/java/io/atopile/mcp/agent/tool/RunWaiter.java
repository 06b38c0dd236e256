package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.engine.RunWatcher;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.tool.ApprovalPrompt;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** Waits for a run on behalf of a client, reports progress to the client, and asks its user for approvals that the run needs. */
record RunWaiter(RunService runs) {

    /**
     * Waits until the run ends, needs an approval that can't be requested here, has events after {@code after}, or the
     * time is up.
     */
    RunView await(String runId, Duration longest, Optional<Long> after, ToolContext context) throws InterruptedException, ToolFailure {
        var until = Instant.now().plus(longest);
        var asked = new HashSet<String>();
        var unanswered = new HashSet<String>();
        try (var _ = runs.watch(runId, new ProgressReporter(context.progress()))) {
            var run = runs.find(runId);
            while (run.isPresent() && shouldWait(run.get(), after, unanswered) && Instant.now().isBefore(until)) {
                var canAsk = context.peer().supports("elicitation");
                if (canAsk && hasQuestionBeside(run.get(), asked)) {
                    ask(run.get(), context.peer(), asked, unanswered);
                }
                var heeds = canAsk || after.isEmpty();
                Predicate<RunView> wished = view -> !shouldWait(view, after, unanswered) || (heeds && hasQuestionBeside(view, asked));
                run = runs.await(runId, wished, Duration.between(Instant.now(), until));
                if (run.isPresent() && isWaitingForApproval(run.get()) && !canAsk && heeds) {
                    break;
                }
            }
            return run.orElseThrow(() -> RunService.createNotFound(runId));
        }
    }

    private static boolean shouldWait(RunView run, Optional<Long> after, Set<String> unanswered) {
        var news = after.isPresent() && run.state().seq() > after.get();
        var waitsElsewhere = isWaitingForApproval(run) && run.state().calls().asked().filter(call -> unanswered.contains(call.callId())).isPresent();
        return !run.status().isOver() && !news && !waitsElsewhere;
    }

    /** Returns whether it waits for an approval that wasn't requested yet; one that was given takes a moment to reach the run. */
    private static boolean hasQuestionBeside(RunView run, Set<String> asked) {
        return isWaitingForApproval(run) && run.state().calls().asked().filter(call -> asked.contains(call.callId())).isEmpty();
    }

    private static boolean isWaitingForApproval(RunView run) {
        return run.status() == RunStatus.WAITING_FOR_APPROVAL;
    }

    /** Asks once per call; the first answer, from wherever, counts. */
    private void ask(RunView run, McpClientHandle peer, Set<String> asked, Set<String> unanswered) throws InterruptedException {
        var question = run.state().calls().asked();
        if (question.isEmpty() || !asked.add(question.get().callId())) {
            return;
        }
        var left = Duration.between(Instant.now(), question.get().until());
        var prompt = new ApprovalPrompt(question.get().question(), run.preview(question.get()), Optional.of("in this run"));
        switch (peer.approve(prompt, left.isNegative() ? Duration.ZERO : left)) {
            case GIVEN -> decide(run, question.get().callId(), ApprovalDecision.ONCE);
            case GIVEN_FOR_SESSION -> decide(run, question.get().callId(), ApprovalDecision.FOR_RUN);
            case REFUSED -> decide(run, question.get().callId(), ApprovalDecision.DENY);
            case NO_ANSWER, NOT_ASKED, NOBODY_TO_ASK -> unanswered.add(question.get().callId());
        }
    }

    private void decide(RunView run, String callId, ApprovalDecision decision) {
        runs.sendControlMessage(run, new RunControlMessage.Decide(callId, decision, "person"));
    }

    /** Reports a run's events to a waiting client as progress. */
    private record ProgressReporter(Progress progress) implements RunWatcher {

        @Override
        public void handleEvent(RecordedEvent recorded) {
            switch (recorded.event()) {
                case RunEvent.ToolBegun(_, var name, var summary) -> say(recorded, name + " " + summary);
                case RunEvent.ToolEnded ended when !ended.code().equals("ok") -> say(recorded, ended.name() + ": " + ended.message());
                case RunEvent.ApprovalRequested asked -> say(recorded, "waiting for approval: " + asked.question());
                case RunEvent.Warned(var message) -> say(recorded, message);
                case RunEvent.Nudged(var why, _) -> say(recorded, why.describe());
                case RunEvent.StepStarted(_, var kind) when kind == RunEvent.StepKind.MODEL -> say(recorded, "thinking");
                case RunEvent.StepStarted(_, var kind) when kind == RunEvent.StepKind.COMPACTION -> say(recorded, "compacting the conversation");
                case RunEvent.ToolEnded _,
                        RunEvent.StepStarted _,
                        RunEvent.SessionConfigured _, RunEvent.ContextGiven _,
                        RunEvent.ConversationContinued _,
                        RunEvent.TurnStarted _,
                        RunEvent.TurnCompleted _, RunEvent.TurnAborted _,
                        RunEvent.Resumed _,
                        RunEvent.StepCompleted _, RunEvent.StepFailed _,
                        RunEvent.ModelReplied _, RunEvent.ReplyCut _,
                        RunEvent.ApprovalAnswered _,
                        RunEvent.Steered _,
                        RunEvent.PlanChanged _,
                        RunEvent.DiffChanged _,
                        RunEvent.FilesNoted _,
                        RunEvent.BuildsNoted _,
                        RunEvent.UsageCounted _,
                        RunEvent.Compacted _ -> {}
            }
        }

        @Override
        public void handleDelta(RunDelta delta) {}

        private void say(RecordedEvent recorded, String message) {
            progress.report((double) recorded.seq(), OptionalDouble.empty(), message);
        }
    }
}
