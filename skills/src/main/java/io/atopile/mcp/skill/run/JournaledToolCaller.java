package io.atopile.mcp.skill.run;

import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.JournalWriter;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCallRetry;
import io.atopile.mcp.tool.ToolListing;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a run's tool calls and journals each before and after. A call that an earlier process completed is not repeated; one
 * that it left open is repeated only if repeating it does no harm.
 */
final class JournaledToolCaller {

    /** Prefix of the names of calls that undo something. */
    static final String BACK = "undo:";

    private static final int MOST_CALLS = 300;

    /** The result of a call; {@code picture} is a file in the run's directory. */
    record Made(ObjectNode envelope, long millis, Optional<String> picture) {

        String code() {
            return envelope.path("code").asString("");
        }

        boolean isOk() {
            return envelope.path("ok").asBoolean(false);
        }
    }

    private final SkillRunRequest order;
    private final SkillRunDirectory folder;
    private final JournalWriter journal;
    private final SkillCallHistory past;
    private final CancellationSignal cancellation;
    private int calls;

    JournaledToolCaller(SkillRunRequest order, SkillRunDirectory folder, JournalWriter journal, SkillCallHistory past, CancellationSignal cancellation) {
        this.order = order;
        this.folder = folder;
        this.journal = journal;
        this.past = past;
        this.cancellation = cancellation;
        catchUp();
    }

    /** Cancels the run again if it was cancelled before its process ended, once all its earlier calls have been replayed. */
    private void catchUp() {
        if (calls >= past.forward()) {
            past.cancellationReason().ifPresent(cancellation::cancel);
        }
    }

    /** Records that the run was cancelled, so that it goes no further. */
    void recordCancellation(CancellationSignal.Reason reason) {
        if (past.cancellationReason().isEmpty()) {
            journal.append(Json.mapper().valueToTree(new SkillEvent.Cancelled(reason)), Durability.ON_DISK);
        }
    }

    /** Makes a call, or replays it from the journal. {@code call} names the step and, for a list, the item. */
    Made make(String call, String tool, ObjectNode arguments, Progress progress) throws InterruptedException {
        if (++calls > MOST_CALLS) {
            return new Made(buildFailure(ErrorCode.BUDGET_EXHAUSTED, "A skill can make at most %d calls.".formatted(MOST_CALLS), ""), 0, Optional.empty());
        }
        var made = callOrReplay(call, tool, arguments, progress, cancellation);
        catchUp();
        return made;
    }

    /** Makes a call that undoes something: also after the run was cancelled, and regardless of the limit on calls. */
    Made makeBack(String call, String tool, ObjectNode arguments, Progress progress) throws InterruptedException {
        return callOrReplay(BACK + call, tool, arguments, progress, new CancellationSignal());
    }

    private Made callOrReplay(String call, String tool, ObjectNode arguments, Progress progress, CancellationSignal until) throws InterruptedException {
        var before = past.of(call);
        if (before.isPresent() && !(before.get().hidden() && isHarmless(tool))) {
            return new Made(before.get().envelope(), before.get().millis(), before.get().picture());
        }
        if ((past.isOpen(call) || past.takeDoubt(call)) && !isHarmless(tool)) {
            var unknown = "The server stopped while %s was running; whether the call took effect is unknown.".formatted(tool);
            return recordEnd(
                    call, buildFailure(ErrorCode.OUTCOME_UNKNOWN, unknown, "Check what was done before you try again."), Optional.empty(), 0);
        }
        if (isShutDown()) {
            throw new InterruptedException("The server is shutting down");
        }
        if (until.isCancelled()) {
            return new Made(buildFailure(ErrorCode.CANCELLED, "Cancelled before the call was made.", ""), 0, Optional.empty());
        }
        return callAndRecord(call, tool, arguments, progress, until);
    }

    private Made callAndRecord(String call, String tool, ObjectNode arguments, Progress progress, CancellationSignal until) throws InterruptedException {
        journal.append(Json.mapper().valueToTree(new SkillEvent.CallBegan(call, tool)), Durability.ON_DISK);
        var started = System.nanoTime();
        var reply = ToolCallRetry.call(isHarmless(tool), until, JournaledToolCaller::getCode, () -> callOnce(tool, arguments, progress, until));
        if (isShutDown() && isCutOff(tool, reply)) {
            throw new InterruptedException("The server is shutting down");
        }
        var picture = reply.blocks().stream()
                .filter(ContentBlock.Image.class::isInstance)
                .map(ContentBlock.Image.class::cast)
                .findFirst()
                .map(image -> folder.keep(call, image.data()));
        return recordEnd(call, toEnvelope(reply), picture, Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    private boolean isShutDown() {
        return cancellation.reason().equals(Optional.of(CancellationSignal.Reason.SHUTDOWN));
    }

    /** Whether a call was cancelled before it was complete, or before it could be repeated. */
    private boolean isCutOff(String tool, CallToolResult reply) {
        var code = getCode(reply);
        return code.equals(ErrorCode.CANCELLED.wireName()) || (code.equals(ErrorCode.TRANSIENT_BACKEND_ERROR.wireName()) && isHarmless(tool));
    }

    private Made recordEnd(String call, ObjectNode envelope, Optional<String> picture, long millis) {
        var clean = (ObjectNode) Redaction.ofTexts(envelope, Redaction::of);
        var event = new SkillEvent.CallEnded(call, clean, !clean.equals(envelope), millis, picture);
        journal.append(Json.mapper().valueToTree(event), Durability.ON_DISK);
        return new Made(envelope, millis, picture);
    }

    /** Makes a call once. Each call has its own cancellation signal because it has its own deadline. */
    private CallToolResult callOnce(String tool, ObjectNode arguments, Progress progress, CancellationSignal until) {
        if (order.tools().find(tool).isEmpty()) {
            return CallToolResult.ofFailure(ErrorCode.NOT_FOUND, "There is no tool %s on this server.".formatted(tool), "");
        }
        var its = new CancellationSignal();
        try (var _ = until.addListener(() -> its.cancel(until.reason().orElse(CancellationSignal.Reason.CLIENT)))) {
            return order.tools().call(new ToolCall(tool, withProject(tool, arguments), order.meta(), order.caller(), progress, its, order.peer()));
        }
    }

    private ObjectNode withProject(String tool, ObjectNode arguments) {
        var named = arguments.deepCopy();
        var takesProject = order.tools().find(tool)
                .filter(listing -> listing.inputSchema().path("properties").has("project"))
                .isPresent();
        order.project().filter(_ -> takesProject && !named.has("project")).ifPresent(project -> named.put("project", project));
        return named;
    }

    private boolean isHarmless(String tool) {
        return order.tools().find(tool)
                .map(ToolListing::hints)
                .filter(hints -> hints.readOnly() || hints.idempotent())
                .isPresent();
    }

    private static ObjectNode toEnvelope(CallToolResult reply) {
        return reply.findEnvelope().filter(envelope -> envelope.has("code")).orElseGet(() -> buildFailure(
                ErrorCode.INTERNAL_ERROR, reply.findText().map(text -> Redaction.cut(text, 400)).orElse("The tool returned no result."), ""));
    }

    private static String getCode(CallToolResult reply) {
        return toEnvelope(reply).path("code").asString("");
    }

    private static ObjectNode buildFailure(ErrorCode code, String message, String hint) {
        return toEnvelope(CallToolResult.ofFailure(code, message, hint));
    }
}
