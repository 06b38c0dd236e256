package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.OutputCap;
import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.run.BlobStore;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.PriorJudgement;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolCallRetry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Executes one call of a run, with a tool or with a function of the run itself, on the calling thread. */
final class ToolCallExecutor {

    private final LiveRun run;
    private final EngineServices equipment;
    private final CallApprovals approvals;

    ToolCallExecutor(LiveRun run, EngineServices equipment) {
        this.run = run;
        this.equipment = equipment;
        this.approvals = new CallApprovals(run, equipment.tools());
    }

    /** Executes a call. Never throws because of what a model wrote or a tool did. */
    CallOutcome make(CallRef call, CancellationSignal cancellation) {
        var started = System.nanoTime();
        return limitOutput(executeWithRetry(call, cancellation)).withMillis(Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    /** Retries a call that failed with a transient error, if executing it twice does no harm. */
    private CallOutcome executeWithRetry(CallRef call, CancellationSignal cancellation) {
        var harmless = run.state().spec().findTool(call.name()).filter(tool -> tool.hasOnlyReadEffects() || tool.idempotent()).isPresent();
        return ToolCallRetry.call(harmless, cancellation, CallOutcome::code, () -> executeOnce(call, cancellation));
    }

    private CallOutcome executeOnce(CallRef call, CancellationSignal cancellation) {
        try {
            var arguments = parseArguments(call);
            var function = AgentFunction.findByName(call.name());
            return function.isPresent() ? callFunction(function.get(), arguments) : callTool(call, arguments, cancellation);
        } catch (ToolFailure failure) {
            return ToolResultReader.createFailure(failure.code(), failure.message(), failure.hint().orElse(""));
        }
    }

    private ObjectNode parseArguments(CallRef call) throws ToolFailure {
        var text = run.findArguments(call).orElseThrow(() -> new ToolFailure(
                ErrorCode.VALIDATION_ERROR,
                "%s was not called: its arguments contained a secret, which is not stored across a restart.".formatted(call.name()),
                "Repeat the call."));
        try {
            if ((text.isBlank() ? Json.object() : Json.mapper().readTree(text)) instanceof ObjectNode arguments) {
                return arguments;
            }
        } catch (JacksonException broken) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "The arguments of %s are not valid JSON: %s".formatted(call.name(), broken.getOriginalMessage()),
                    "Repeat the call with one JSON object.");
        }
        throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "The arguments of %s are not a JSON object.".formatted(call.name()));
    }

    private CallOutcome callTool(CallRef call, ObjectNode arguments, CancellationSignal cancellation) throws ToolFailure {
        var tools = equipment.tools();
        if (tools.find(call.name()).isEmpty()) {
            throw new ToolFailure(ErrorCode.NOT_FOUND, "There is no tool %s.".formatted(call.name()));
        }
        if (RelayedCall.isRelay(call.name())) {
            throw RelayedCall.createFailure(call.name(), arguments);
        }
        var toolCall = createToolCall(call.name(), arguments, cancellation);
        if (!call.furtherEffects().containsAll(computeFurtherEffects(toolCall))) {
            throw new ToolFailure(
                    ErrorCode.APPROVAL_REQUIRED,
                    "%s was not called: it would now change a different file, which needs a person's approval.".formatted(call.name()),
                    "Repeat the call.");
        }
        var inner = new InnerCalls(tools, run.state(), run.state().spec().findTool(call.name()));
        try {
            var reply = tools.call(toolCall.with(inner).with(approvals.of(call)).with(findJudgement(call)));
            return ToolResultReader.of(reply).with(inner.collectOutcomes()).withFiles(extractObservations(arguments, reply));
        } catch (RuntimeException defect) {
            var reference = equipment.defects().report(call.name(), defect);
            throw new ToolFailure(
                    ErrorCode.INTERNAL_ERROR,
                    "%s failed with an internal error (reference %s); details are in the server log.".formatted(call.name(), reference));
        }
    }

    /** Returns what the run's policy and, if one was asked, a person allowed. */
    private PriorJudgement findJudgement(CallRef call) {
        var effects = EnumSet.noneOf(Effect.class);
        run.state().spec().findTool(call.name()).ifPresent(tool -> effects.addAll(tool.effects()));
        effects.addAll(call.furtherEffects());
        return new PriorJudgement(effects, approvals.describePreview(call));
    }

    private ToolCall createToolCall(String name, ObjectNode arguments, CancellationSignal cancellation) {
        Progress progress = (_, _, message) -> run.tell(new RunDelta.StepProgress(run.state().step(), name, message));
        return run.createToolCall(name, arguments, progress, cancellation);
    }

    /** Returns the same call with the effects that its arguments add to those that its tool declares. */
    CallRef withFurtherEffects(CallRef call) {
        try {
            var proposed = createToolCall(call.name(), parseArguments(call), new CancellationSignal());
            return call.with(computeFurtherEffects(proposed));
        } catch (ToolFailure _) {
            return call;
        }
    }

    private List<Effect> computeFurtherEffects(ToolCall call) {
        var tools = equipment.tools();
        var further = EnumSet.noneOf(Effect.class);
        if (AgentFunction.findByName(call.name()).isEmpty() && !RelayedCall.isRelay(call.name()) && tools.find(call.name()).isPresent()) {
            further.addAll(tools.resolveEffects(call));
        }
        run.state().spec().findTool(call.name()).ifPresent(tool -> further.removeAll(tool.effects()));
        return List.copyOf(further);
    }

    private List<FileObservation> extractObservations(ObjectNode arguments, CallToolResult reply) {
        return run.state().spec().project()
                .map(project -> new FileObservationExtractor(Path.of(project)).of(arguments, ToolResultReader.readEnvelope(reply).path("data")))
                .orElse(List.of());
    }

    private CallOutcome callFunction(AgentFunction function, ObjectNode arguments) throws ToolFailure {
        var problems = new JsonSchemaValidator(function.function().parameters()).describeProblems(arguments);
        if (!problems.isEmpty()) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, String.join("; ", problems));
        }
        return switch (function) {
            case UPDATE_PLAN -> createPlanOutcome(Json.mapper().treeToValue(arguments, AgentFunction.Plan.class));
            case OUTPUT_READ -> read(arguments.path("handle").asString(), arguments.path("offset").asInt(0));
        };
    }

    private static CallOutcome createPlanOutcome(AgentFunction.Plan plan) {
        var steps = plan.steps().stream().map(line -> new PlanStep(line.text(), line.state())).toList();
        var said = Json.object().put("ok", true).put("code", "ok").put("message", "Plan updated.");
        var content = List.<ContentPart>of(new ContentPart.Text(Json.mapper().writeValueAsString(said)));
        return new CallOutcome("ok", "Plan updated.", content, 0, List.of(), List.of(), List.of(), Optional.of(steps));
    }

    private CallOutcome read(String handle, int offset) throws ToolFailure {
        var whole = run.directory().texts().find(handle)
                .orElseThrow(() -> new ToolFailure(ErrorCode.NOT_FOUND, "There is no result %s.".formatted(handle)));
        var page = OutputPage.of(whole, offset);
        return CallOutcome.of("ok", page.message(), List.of(new ContentPart.Text(page.text())));
    }

    private CallOutcome limitOutput(CallOutcome outcome) {
        var content = outcome.content().stream()
                .<ContentPart>map(piece -> switch (piece) {
                    case ContentPart.Text(var text) -> new ContentPart.Text(limitText(text));
                    case ContentPart.Image image -> image;
                })
                .toList();
        return new CallOutcome(
                outcome.code(), outcome.message(), content, outcome.millis(), outcome.builds(), outcome.undos(), outcome.files(), outcome.plan());
    }

    private String limitText(String text) {
        return OutputCap.OF_A_CALL.fits(text)
                ? text
                : OutputCap.OF_A_CALL.apply(text, BlobStore.handle(run.directory().texts().put(text)));
    }

    /** A page of a long result. */
    private record OutputPage(String text, String message) {

        private static final int BYTES = 36_000;

        /** Returns the page at a byte offset, aligned to the next character boundaries. */
        static OutputPage of(String whole, int offset) {
            var bytes = whole.getBytes(StandardCharsets.UTF_8);
            var start = OutputCap.alignToCodePoint(bytes, Math.min(offset, bytes.length), 1);
            var end = OutputCap.alignToCodePoint(bytes, Math.min(start + BYTES, bytes.length), 1);
            var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            return new OutputPage(
                    end < bytes.length ? text + "\n… continue at offset " + end : text,
                    "Bytes %d to %d of %d.".formatted(start, end, bytes.length));
        }
    }
}
