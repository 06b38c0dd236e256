package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.tool.ApprovalRecord;
import io.atopile.mcp.tool.ApprovalRecord.Outcome;
import io.atopile.mcp.tool.ApprovalRecord.Scope;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolSource;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Creates previews of a run's calls that wait for approval, and records who approved or declined them, for the action log. */
record CallApprovals(LiveRun run, ToolSource tools) {

    /** The digest of the original preview; its stored text has no secrets. */
    private static final String DIGEST = "digest";

    /** Stores a preview of what the call would do, for the person who is asked. */
    BlobId preview(CallRef call) throws InterruptedException {
        var preview = createPreview(call);
        return run.directory().texts().put(Json.object()
                .put("title", preview.title())
                .put("body", preview.body())
                .put(DIGEST, preview.digest())
                .toString());
    }

    private CallPreview createPreview(CallRef call) throws InterruptedException {
        try {
            return tools.preview(createToolCall(call));
        } catch (RuntimeException _) {
            return new CallPreview("No preview of the changes is available; these are the call's arguments.", readArgumentText(call));
        }
    }

    /** Returns who approved a call that is about to be executed; empty for a call that only reads and needed no approval. */
    Optional<ApprovalRecord> of(CallRef call) {
        var reads = run.state().spec().findTool(call.name()).filter(ToolFacts::hasOnlyReadEffects).isPresent();
        var calls = run.state().calls();
        if (calls.decisions().containsKey(call.callId())) {
            return answer(call).map(given -> ApprovalRecord.ofApproval(given.by(), given.decision() == ApprovalDecision.FOR_RUN ? Scope.RUN : Scope.ONCE));
        }
        if (calls.granted().contains(call.name())) {
            return grant(call).map(given -> ApprovalRecord.ofApproval(given.by(), Scope.RUN));
        }
        return reads ? Optional.empty() : Optional.of(ApprovalRecord.ofApproval("run policy " + run.state().spec().approval(), Scope.POLICY));
    }

    /**
     * Returns the digest of the preview that a person approved; empty if no one was asked about this call, or if an
     * earlier version asked.
     */
    Optional<String> describePreview(CallRef call) {
        return findNewest(RunEvent.ApprovalRequested.class, asked -> asked.callId().equals(call.callId()))
                .flatMap(RunEvent.ApprovalRequested::preview)
                .flatMap(preview -> run.directory().texts().find(preview.hash()))
                .flatMap(text -> Optional.ofNullable(Json.mapper().readTree(text).path(DIGEST).asString(null)));
    }

    /** Records a call that was declined or that got no answer, and returns what the model is told of it. */
    CallOutcome decline(CallRef call, String message) {
        var denied = answer(call).filter(given -> !given.decision().isYes());
        var told = denied.map(given -> describeDenial(call, given)).orElseGet(() -> ToolResultReader.createFailure(
                ErrorCode.POLICY_DENIED, message, "Continue without it, or tell the user why it is needed."));
        denied.ifPresent(given ->
                tools.decline(createToolCall(call).with(Optional.of(ApprovalRecord.of(given.by(), toOutcome(given)))), told.message()));
        return told;
    }

    private static Outcome toOutcome(RunEvent.ApprovalAnswered given) {
        return switch (given.by()) {
            case "deadline" -> Outcome.NO_ANSWER;
            case "nobody_to_ask" -> Outcome.NOT_ASKED;
            default -> Outcome.DECLINED;
        };
    }

    /** Silence is no refusal: the model may not conclude that the user is against it. */
    private static CallOutcome describeDenial(CallRef call, RunEvent.ApprovalAnswered given) {
        return switch (toOutcome(given)) {
            case NO_ANSWER -> ToolResultReader.createFailure(
                    ErrorCode.APPROVAL_REQUIRED,
                    "No answer in time on whether to allow %s, so it was not called.".formatted(call.name()),
                    "Nobody refused it. Continue without it, and say at the end that it still needs approval.");
            case NOT_ASKED -> ToolResultReader.createFailure(
                    ErrorCode.APPROVAL_REQUIRED,
                    "%s needs a person's approval, and nobody could be asked.".formatted(call.name()),
                    "Continue without it, and say at the end that it still needs approval.");
            case APPROVED, DECLINED -> ToolResultReader.createFailure(
                    ErrorCode.POLICY_DENIED, "The user did not allow %s.".formatted(call.name()), "Continue without it, or tell the user why it is needed.");
        };
    }

    private Optional<RunEvent.ApprovalAnswered> answer(CallRef call) {
        return findNewest(RunEvent.ApprovalAnswered.class, given -> given.callId().equals(call.callId()));
    }

    private Optional<RunEvent.ApprovalAnswered> grant(CallRef call) {
        return findNewest(RunEvent.ApprovalAnswered.class, given -> given.name().equals(call.name()) && given.decision() == ApprovalDecision.FOR_RUN);
    }

    private <E extends RunEvent> Optional<E> findNewest(Class<E> kind, Predicate<E> meant) {
        return run.directory().events().reversed().stream()
                .map(RecordedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(meant)
                .findFirst();
    }

    private ToolCall createToolCall(CallRef call) {
        return run.createToolCall(call.name(), parseArguments(call), Progress.NONE, new CancellationSignal());
    }

    private ObjectNode parseArguments(CallRef call) {
        try {
            return Json.mapper().readTree(readArgumentText(call)) instanceof ObjectNode object ? object : Json.object();
        } catch (JacksonException _) {
            return Json.object().put("arguments", readArgumentText(call));
        }
    }

    private String readArgumentText(CallRef call) {
        return run.findArguments(call).orElseGet(() -> run.directory().texts().get(call.arguments()));
    }
}
