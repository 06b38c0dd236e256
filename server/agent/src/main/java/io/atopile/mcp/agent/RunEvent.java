package io.atopile.mcp.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a run, in order: its journal, and what those who watch it are told. Long texts are kept apart and
 * referred to. {@code docs/events.md} is made of this.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.SessionConfigured.class, name = "session_configured"),
    @JsonSubTypes.Type(value = RunEvent.ContextGiven.class, name = "context_given"),
    @JsonSubTypes.Type(value = RunEvent.TurnStarted.class, name = "turn_started"),
    @JsonSubTypes.Type(value = RunEvent.TurnCompleted.class, name = "turn_completed"),
    @JsonSubTypes.Type(value = RunEvent.TurnAborted.class, name = "turn_aborted"),
    @JsonSubTypes.Type(value = RunEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = RunEvent.StepStarted.class, name = "step_started"),
    @JsonSubTypes.Type(value = RunEvent.StepCompleted.class, name = "step_completed"),
    @JsonSubTypes.Type(value = RunEvent.StepFailed.class, name = "step_failed"),
    @JsonSubTypes.Type(value = RunEvent.ModelReplied.class, name = "model_replied"),
    @JsonSubTypes.Type(value = RunEvent.ToolBegun.class, name = "tool_begun"),
    @JsonSubTypes.Type(value = RunEvent.ToolEnded.class, name = "tool_ended"),
    @JsonSubTypes.Type(value = RunEvent.ApprovalRequested.class, name = "approval_requested"),
    @JsonSubTypes.Type(value = RunEvent.ApprovalAnswered.class, name = "approval_answered"),
    @JsonSubTypes.Type(value = RunEvent.Steered.class, name = "steered"),
    @JsonSubTypes.Type(value = RunEvent.PlanChanged.class, name = "plan_changed"),
    @JsonSubTypes.Type(value = RunEvent.DiffChanged.class, name = "diff_changed"),
    @JsonSubTypes.Type(value = RunEvent.FilesNoted.class, name = "files_noted"),
    @JsonSubTypes.Type(value = RunEvent.UsageCounted.class, name = "usage_counted"),
    @JsonSubTypes.Type(value = RunEvent.Compacted.class, name = "compacted"),
    @JsonSubTypes.Type(value = RunEvent.Warned.class, name = "warned")
})
public sealed interface RunEvent {

    /** The first of every run. */
    record SessionConfigured(RunSpec spec) implements RunEvent {}

    /**
     * Items that stand in the conversation before what the user says.
     *
     * @param what instructions, an earlier run's conversation, facts of the project
     * @param lasting whether they stay when the conversation is made shorter
     */
    record ContextGiven(String what, boolean lasting, List<BlobId> items) implements RunEvent {

        /** What the run's memory is given as, as often as something in it has gone stale. */
        public static final String MEMORY = "memory";
    }

    /** The user's task is put to the model. */
    record TurnStarted() implements RunEvent {}

    /** The run did what it was asked, as far as the model can tell. */
    record TurnCompleted(Optional<BlobId> answer) implements RunEvent {}

    /** The run ended otherwise. {@code status} says how. */
    record TurnAborted(RunStatus status, String reason) implements RunEvent {}

    /** A run that was interrupted goes on. */
    record Resumed(String by) implements RunEvent {}

    /** A step begins: the model is asked, calls are made, a person is asked, or the conversation is made shorter. */
    record StepStarted(int step, StepKind kind) implements RunEvent {}

    /** A step came to its end. */
    record StepCompleted(int step) implements RunEvent {}

    /** The model gave no answer, after every retry that makes sense. */
    record StepFailed(int step, ModelReply.Fault fault, String message) implements RunEvent {}

    /** The model's answer; {@code calls} are among {@code items}. {@code answer} is what it says to the user. */
    record ModelReplied(
            int step, String responseId, List<BlobId> items, List<CallRef> calls, Optional<BlobId> answer, boolean endsTurn)
            implements RunEvent {}

    /** Written before a call may have any effect. {@code summary} is for people and holds no bodies. */
    record ToolBegun(String callId, String name, String summary) implements RunEvent {}

    /**
     * What a call came to.
     *
     * @param code {@code ok}, an error code, or {@code outcome_unknown} after a crash
     * @param output the item that the model is given
     * @param files what the model was shown of files, and what became of them
     */
    record ToolEnded(
            String callId,
            String name,
            String code,
            String message,
            BlobId output,
            String outputDigest,
            long millis,
            List<BuildObservation> builds,
            List<RunFileChange> changes,
            List<FileObservation> files)
            implements RunEvent {

        /** Whether nobody knows what it did. */
        boolean isUnknown() {
            return code.equals("outcome_unknown");
        }
    }

    /** A call waits for a person; after {@code until} the answer is no. {@code preview} is what it would do, as JSON. */
    record ApprovalRequested(String callId, String name, String question, Instant until, Optional<BlobId> preview) implements RunEvent {}

    /** {@code by} is {@code person}, {@code shell}, {@code calling_model} or {@code deadline}. */
    record ApprovalAnswered(String callId, String name, ApprovalDecision decision, String by) implements RunEvent {}

    /** Something more that the user says while the run goes on. {@code letter} names the order, which is heard once. */
    record Steered(BlobId message, String letter) implements RunEvent {}

    /** The plan as it is by now. */
    record PlanChanged(List<PlanStep> plan) implements RunEvent {}

    /** The run's diff has grown; these are the files that differ by now. The changes are in {@link ToolEnded}. */
    record DiffChanged(List<String> files) implements RunEvent {}

    /** Files that the model was shown are otherwise than they were, or an earlier run showed them to it. */
    record FilesNoted(List<FileObservation> files) implements RunEvent {}

    /** {@code total} is the run's; {@code context} is how much of the window the conversation takes. */
    record UsageCounted(TokenUsage total, long context, Optional<String> cost) implements RunEvent {}

    /** The conversation was made shorter; this is what is left of it. */
    record Compacted(List<BlobId> conversation, long contextBefore, String how) implements RunEvent {}

    /** Something that the user should know. */
    record Warned(String message) implements RunEvent {}

    enum StepKind {
        MODEL,
        TOOLS,
        APPROVAL,
        COMPACTION
    }
}
