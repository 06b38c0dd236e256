package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One call as it passes through the chain of {@link ToolRegistry}, and the context that its tool sees. */
final class ToolInvocation<I extends Record, O extends Record> implements ToolContext {

    /** What all calls of a registry share. */
    record Surroundings(
            ToolSource tools, Workspace workspace, Gate gate, ActionLog log, DefectReporter defects, ClaimLocks claims) {}

    private static final Duration PATIENCE_WITH_PERSON = Duration.ofMinutes(5);

    private final ToolEntry<I, O> entry;
    private final ToolCall call;
    private final Surroundings surroundings;
    private ObjectNode arguments;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();
    private Optional<Path> project = Optional.empty();
    private Optional<ConfirmationResult> answer = Optional.empty();
    private Optional<ApprovalRecord> approval = Optional.empty();
    private Optional<CallJudgement> judgement = Optional.empty();

    ToolInvocation(ToolEntry<I, O> entry, ToolCall call, Surroundings surroundings) {
        this.entry = entry;
        this.call = call;
        this.surroundings = surroundings;
        this.arguments = JsonSchemaValidator.withoutNulls(call.arguments());
    }

    String toolName() {
        return entry.spec().name();
    }

    CallToolResult run() {
        var result = runGuarded();
        var envelope = entry.toEnvelope(result);
        surroundings.log().record(new ActionLog.Action(
                startedAt, call.caller(), entry.spec().name(), call.arguments(), envelope.code(), envelope.message(), elapsedTime(), approval));
        var sent = ResponseSizeLimit.apply(envelope, entry.hints());
        var text = new ContentBlock.Text(sent.text());
        if (result instanceof ToolResult.Ok<O>(_, _, var attachments, _) && !attachments.isEmpty()) {
            var blocks = new ArrayList<>(attachments);
            blocks.add(text);
            return new CallToolResult(blocks, null, false);
        }
        return new CallToolResult(List.of(text), sent.json(), !sent.ok());
    }

    /** Handles every way out of the chain: results, cancellation and defects. */
    private ToolResult<O> runGuarded() {
        var thread = Thread.currentThread();
        try (var _ = call.cancellation().addListener(thread::interrupt)) {
            return runChain();
        } catch (ToolFailure failure) {
            return failure.toResult();
        } catch (InterruptedException _) {
            return buildCancellationFailure();
        } catch (Throwable defect) {
            return call.cancellation().isCancelled() ? buildCancellationFailure() : handleDefect(defect);
        } finally {
            Thread.interrupted();
        }
    }

    /** The chain: input, project, policy, claims, the call and its output; the deadline covers all of it. */
    private ToolResult<O> runChain() throws InterruptedException, ToolFailure {
        validateInput();
        if (entry.spec().needsProject()) {
            project = Optional.of(resolveProject());
        }
        var proposal = propose();
        var judged = proposal.judge();
        approval = requestAdmission(proposal, judged);
        try (var held = surroundings.claims().hold(judged.claims(), remaining())) {
            requireClaims(held);
            judgement = Optional.of(confirmJudgement(proposal, judged));
            return entry.checkOutput(runWithConfirmation(proposal.input()));
        }
    }

    private void validateInput() throws ToolFailure {
        var problems = entry.input().describeProblems(understand());
        var unfit = problems.isEmpty() ? entry.describeUnfitArgument(arguments) : Optional.of(String.join("; ", problems));
        if (unfit.isPresent()) {
            throw reject(ErrorCode.VALIDATION_ERROR, unfit.get() + ".", RelayArguments.describePlace(entry, call));
        }
    }

    private Path resolveProject() throws ToolFailure, InterruptedException {
        try {
            return surroundings.workspace().resolve(ToolEntry.projectOf(arguments), call.peer());
        } catch (ToolFailure refused) {
            throw reject(refused.code(), refused.message(), refused.hint());
        }
    }

    /** Converts the arguments to the form that the schema describes, as far as the tool can. */
    ObjectNode understand() {
        arguments = entry.tool().normalizeArguments(TextArguments.convert(arguments, entry.listing().inputSchema()));
        return arguments;
    }

    /** Returns the call to make instead, if the tool only passes its call on to another; the project that it names goes along. */
    Optional<ToolCall> relay() {
        var valid = understand();
        if (!(entry.tool() instanceof CallRelay<?>) || !entry.input().describeProblems(valid).isEmpty()) {
            return Optional.empty();
        }
        return entry.resolveTarget(valid, surroundings.tools()).map(target -> {
            var its = target.arguments().deepCopy();
            ToolEntry.projectOf(valid).filter(_ -> !its.has(ToolEntry.PROJECT)).ifPresent(named -> its.put(ToolEntry.PROJECT, named));
            return call.with(new CallRelay.Target(target.tool(), its));
        });
    }

    /** Whether the project that the arguments name exists, if the tool needs one. */
    boolean findsProject() {
        project = entry.spec().needsProject() ? projectIfAny() : Optional.empty();
        return project.isPresent() || !entry.spec().needsProject();
    }

    /** Returns the call for the gate to judge; its arguments must be valid and its project found. */
    CallProposal<I, O> propose() {
        return new CallProposal<>(entry, arguments, this, surroundings.defects());
    }

    CallInspection<I, O> inspection() {
        return new CallInspection<>(entry, this);
    }

    /** Builds a failure from before the tool was reached; a model that meant to write must not assume that it did. */
    private ToolFailure reject(ErrorCode code, String message, Optional<String> hint) {
        var failure = new ToolFailure(code, message, hint);
        var writes = entry.effects().contains(Effect.WRITES_PROJECT) || entry.effects().contains(Effect.DESTROYS);
        return writes ? failure.toUnwritten() : failure;
    }

    /** Returns who approved the call, if its policy asked. */
    private Optional<ApprovalRecord> requestAdmission(CallProposal<I, O> proposal, CallJudgement judged)
            throws InterruptedException, ToolFailure {
        return switch (surroundings.gate().admit(call, judged.effects(), proposal)) {
            case Gate.Decision.Granted(var by) -> by;
            case Gate.Decision.Denied(var message, var by) -> {
                approval = by;
                throw reject(ErrorCode.POLICY_DENIED, message, Optional.empty());
            }
            case Gate.Decision.Unasked(var message, var hint, var by) -> {
                approval = by;
                throw reject(ErrorCode.APPROVAL_REQUIRED, message, Optional.of(hint));
            }
        };
    }

    private void requireClaims(ClaimLocks.Held held) throws ToolFailure {
        if (held.missed().isPresent()) {
            throw reject(
                    ErrorCode.CONFLICT, "Another call is using %s.".formatted(held.missed().get().label()), Optional.empty());
        }
    }

    /** Returns what the call may do: only what was judged and, if the user was asked, previewed. */
    private CallJudgement confirmJudgement(CallProposal<I, O> proposal, CallJudgement judged)
            throws InterruptedException, ToolFailure {
        var confirmed = proposal.confirm(judged, call.judged());
        if (confirmed.isPresent()) {
            return confirmed.get();
        }
        var asked = proposal.isShown() || call.judged().flatMap(PriorJudgement::shown).isPresent();
        throw reject(
                ErrorCode.CONFLICT,
                "What %s would change was modified while the %s.".formatted(entry.spec().name(), asked ? "approval was pending" : "call was waiting"),
                Optional.of("Check it and call again%s.".formatted(asked ? "; the user is asked again with a new preview" : "")));
    }

    private ToolResult<O> runWithConfirmation(I input) throws InterruptedException, ToolFailure {
        var result = entry.tool().call(input, this);
        if (!(result instanceof ToolResult.NeedsAnswer<O>(var question, var state))) {
            return result;
        }
        return switch (ConsentResult.ask(call.peer(), question.text(), PATIENCE_WITH_PERSON)) {
            case GIVEN, GIVEN_FOR_SESSION -> runConfirmed(input, new ConfirmationResult(true, state));
            case REFUSED, NO_ANSWER -> runConfirmed(input, new ConfirmationResult(false, state));
            case NOT_ASKED, NOBODY_TO_ASK ->
                ToolResult.fail(ErrorCode.APPROVAL_REQUIRED, question.text(), question.otherwise());
        };
    }

    private ToolResult<O> runConfirmed(I input, ConfirmationResult given) throws InterruptedException, ToolFailure {
        answer = Optional.of(given);
        return entry.tool().call(input, this);
    }

    private ToolResult<O> buildCancellationFailure() {
        return switch (call.cancellation().reason().orElse(CancellationSignal.Reason.SHUTDOWN)) {
            case CLIENT -> ToolResult.fail(ErrorCode.CANCELLED, "Cancelled by the caller.");
            case SHUTDOWN -> ToolResult.fail(ErrorCode.CANCELLED, "The server is shutting down.");
            case DEADLINE -> ToolResult.fail(
                    ErrorCode.TIMEOUT,
                    "Not finished within %d s.".formatted(entry.spec().deadlineSeconds()),
                    entry.hints().readOnly() ? "Try again, or request less." : "Check what was done before you try again.");
        };
    }

    private ToolResult<O> handleDefect(Throwable defect) {
        var shortage = ResourceExhaustion.of(defect);
        if (shortage.isPresent()) {
            return shortage.get().asResult();
        }
        var reference = surroundings.defects().report(entry.spec().name(), defect);
        return ToolResult.fail(
                ErrorCode.INTERNAL_ERROR,
                "Internal server error (reference %s); details are in the server log.".formatted(reference));
    }

    private Duration elapsedTime() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    @Override
    public Path project() {
        return project.orElseThrow(() -> new IllegalStateException(entry.spec().name() + " declares no project"));
    }

    @Override
    public Optional<Path> projectIfAny() {
        return project.or(this::findProject);
    }

    private Optional<Path> findProject() {
        try {
            return Optional.of(surroundings.workspace().resolve(ToolEntry.projectOf(arguments), call.peer()));
        } catch (ToolFailure _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Workspace workspace() {
        return surroundings.workspace();
    }

    @Override
    public ToolCaller caller() {
        return call.caller();
    }

    @Override
    public Progress progress() {
        return call.progress();
    }

    @Override
    public McpClientHandle peer() {
        return call.peer();
    }

    @Override
    public ObjectNode meta() {
        return call.meta();
    }

    @Override
    public CancellationSignal cancellation() {
        return call.cancellation();
    }

    @Override
    public Duration remaining() {
        var left = Duration.ofSeconds(entry.spec().deadlineSeconds()).minus(elapsedTime());
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public Optional<ConfirmationResult> answer() {
        return answer;
    }

    @Override
    public CallJudgement judgement() {
        return judgement.orElseThrow(() -> new IllegalStateException(entry.spec().name() + " is not admitted yet"));
    }

    @Override
    public ToolSource tools() {
        return call.inner().orElse(surroundings.tools());
    }
}
