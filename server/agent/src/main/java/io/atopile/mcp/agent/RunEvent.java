package io.atopile.mcp.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.tool.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a run: the entries of its journal, which its watchers receive too. Long texts are stored separately
 * and referenced by their hash. {@code docs/events.md} is generated from these comments.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.SessionConfigured.class, name = "session_configured"),
    @JsonSubTypes.Type(value = RunEvent.ContextGiven.class, name = "context_given"),
    @JsonSubTypes.Type(value = RunEvent.ConversationContinued.class, name = "conversation_continued"),
    @JsonSubTypes.Type(value = RunEvent.TurnStarted.class, name = "turn_started"),
    @JsonSubTypes.Type(value = RunEvent.TurnCompleted.class, name = "turn_completed"),
    @JsonSubTypes.Type(value = RunEvent.TurnAborted.class, name = "turn_aborted"),
    @JsonSubTypes.Type(value = RunEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = RunEvent.StepStarted.class, name = "step_started"),
    @JsonSubTypes.Type(value = RunEvent.StepCompleted.class, name = "step_completed"),
    @JsonSubTypes.Type(value = RunEvent.StepFailed.class, name = "step_failed"),
    @JsonSubTypes.Type(value = RunEvent.ModelReplied.class, name = "model_replied"),
    @JsonSubTypes.Type(value = RunEvent.ReplyCut.class, name = "reply_cut"),
    @JsonSubTypes.Type(value = RunEvent.Nudged.class, name = "nudged"),
    @JsonSubTypes.Type(value = RunEvent.ToolBegun.class, name = "tool_begun"),
    @JsonSubTypes.Type(value = RunEvent.ToolEnded.class, name = "tool_ended"),
    @JsonSubTypes.Type(value = RunEvent.ApprovalRequested.class, name = "approval_requested"),
    @JsonSubTypes.Type(value = RunEvent.ApprovalAnswered.class, name = "approval_answered"),
    @JsonSubTypes.Type(value = RunEvent.Steered.class, name = "steered"),
    @JsonSubTypes.Type(value = RunEvent.PlanChanged.class, name = "plan_changed"),
    @JsonSubTypes.Type(value = RunEvent.DiffChanged.class, name = "diff_changed"),
    @JsonSubTypes.Type(value = RunEvent.FilesNoted.class, name = "files_noted"),
    @JsonSubTypes.Type(value = RunEvent.BuildsNoted.class, name = "builds_noted"),
    @JsonSubTypes.Type(value = RunEvent.UsageCounted.class, name = "usage_counted"),
    @JsonSubTypes.Type(value = RunEvent.Compacted.class, name = "compacted"),
    @JsonSubTypes.Type(value = RunEvent.Warned.class, name = "warned")
})
public sealed interface RunEvent {

    /** The first event of every run. */
    record SessionConfigured(RunSpec spec) implements RunEvent {}

    /**
     * Items inserted into the conversation before the user's message.
     *
     * @param what the source of the items: instructions, an earlier run's conversation, facts about the project
     * @param lasting whether they are kept when the conversation is compacted
     * @param text the whole text of this part, if the items only say what changed since an earlier run of the conversation
     */
    record ContextGiven(String what, boolean lasting, List<BlobId> items, Optional<BlobId> text) implements RunEvent {

        /** The name under which the run's memory is inserted, each time something in it has become stale. */
        public static final String MEMORY = "memory";

        /** Returns the item with the whole text of this part. */
        Optional<BlobId> findText() {
            return what.equals(MEMORY) || what.equals(RunConversation.EARLIER) ? Optional.empty() : text.or(() -> items.reversed().stream().findFirst());
        }
    }

    /**
     * The conversation of an earlier run was copied, so that this run continues it.
     *
     * @param lasting the items that are kept when the conversation is compacted
     * @param texts the newest whole text of each part of its context
     */
    record ConversationContinued(String runId, List<BlobId> items, List<BlobId> lasting, List<ContextText> texts) implements RunEvent {}

    /** The user's task is sent to the model. */
    record TurnStarted() implements RunEvent {}

    /** The run completed its task, as far as the model can tell. */
    record TurnCompleted(Optional<BlobId> answer) implements RunEvent {}

    /** The run ended without completing; {@code status} says how. */
    record TurnAborted(RunStatus status, String reason) implements RunEvent {}

    /** An interrupted run continues. */
    record Resumed(String by) implements RunEvent {}

    /** A step starts: a model request, tool calls, an approval request, or a compaction of the conversation. */
    record StepStarted(int step, StepKind kind) implements RunEvent {}

    /** A step is complete. */
    record StepCompleted(int step) implements RunEvent {}

    /** The model request failed, after every retry that makes sense. */
    record StepFailed(int step, ModelReply.Fault fault, String message) implements RunEvent {}

    /** The model's answer. {@code items} include {@code calls}; {@code answer} is the text for the user. */
    record ModelReplied(
            int step, String responseId, List<BlobId> items, List<CallRef> calls, Optional<BlobId> answer, boolean endsTurn)
            implements RunEvent {

        /** Returns whether it ends the turn with neither a text nor a call. */
        boolean isEmpty() {
            return endsTurn && calls.isEmpty() && answer.isEmpty();
        }
    }

    /**
     * The model's answer was cut off at its token limit. {@code items} are what arrived; {@code answer} is the text so
     * far, including the parts before it that were cut too.
     */
    record ReplyCut(int step, List<BlobId> items, Optional<BlobId> answer) implements RunEvent {}

    /** The model is asked again, because its answer was empty, was cut, or doesn't match the output schema. */
    record Nudged(ReplyProgress.Shortcoming why, BlobId message) implements RunEvent {}

    /** Written before a call can have any effect. {@code summary} is for people: the call's arguments, truncated. */
    record ToolBegun(String callId, String name, String summary) implements RunEvent {}

    /**
     * The result of a call.
     *
     * @param code {@code ok}, an error code, or {@code outcome_unknown} after a crash
     * @param output the item that the model receives
     * @param files the files that the model was shown or that the call changed
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

        /** Returns whether the call's effect is unknown. */
        boolean isUnknown() {
            return code.equals(ErrorCode.OUTCOME_UNKNOWN.wireName());
        }
    }

    /**
     * A call waits for a person's approval; without an answer by {@code until} it is denied. {@code preview} is what
     * the call would do, as JSON.
     */
    record ApprovalRequested(String callId, String name, String question, Instant until, Optional<BlobId> preview) implements RunEvent {}

    /**
     * An approval request was answered. {@code by} is {@code person}, {@code shell}, {@code calling_model},
     * {@code deadline} or {@code nobody_to_ask}.
     */
    record ApprovalAnswered(String callId, String name, ApprovalDecision decision, String by) implements RunEvent {}

    /**
     * Another message from the user during the run. {@code letter} is the ID of the control message, which is delivered
     * only once.
     */
    record Steered(BlobId message, String letter) implements RunEvent {}

    /** The plan changed; {@code plan} is the whole plan. */
    record PlanChanged(List<PlanStep> plan) implements RunEvent {}

    /** The run's diff has grown; {@code files} are all files changed so far. The changes are in {@link ToolEnded}. */
    record DiffChanged(List<String> files) implements RunEvent {}

    /** Files that changed since the model was shown them, or that an earlier run showed it. */
    record FilesNoted(List<FileObservation> files) implements RunEvent {}

    /** Builds as the run found them at its end; {@code areNew} says that it started them then, after the last change. */
    record BuildsNoted(List<BuildObservation> builds, boolean areNew) implements RunEvent {}

    /** {@code total} is the usage of the whole run; {@code context} is the size of the conversation in tokens. */
    record UsageCounted(TokenUsage total, long context, Optional<String> cost) implements RunEvent {}

    /** The conversation was compacted; {@code conversation} is what remains of it. */
    record Compacted(List<BlobId> conversation, long contextBefore, String how) implements RunEvent {}

    /** A warning for the user. */
    record Warned(String message) implements RunEvent {}

    enum StepKind {
        MODEL,
        TOOLS,
        APPROVAL,
        COMPACTION
    }
}
