package io.atopile.mcp.skill.run;

import io.atopile.mcp.skill.plan.ExpressionException;
import io.atopile.mcp.skill.plan.JsonTemplate;
import io.atopile.mcp.skill.plan.SkillDeclaration;
import io.atopile.mcp.skill.plan.StepPlan;
import io.atopile.mcp.skill.plan.UndoPlan;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.ToolListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Executes the steps of one run in order, on the calling thread. */
final class SkillExecution {

    private final SkillDeclaration declaration;
    private final SkillRunRequest order;
    private final JournaledToolCaller calls;
    private final CancellationSignal cancellation;
    private final StepProgressTracker board;
    private final ExpressionScope scope;
    private final List<StepPlan> done = new ArrayList<>();

    SkillExecution(SkillRunRequest order, JournaledToolCaller calls, CancellationSignal cancellation, StepProgressTracker board) {
        this.declaration = order.skill().declaration().orElseThrow();
        this.order = order;
        this.calls = calls;
        this.cancellation = cancellation;
        this.board = board;
        this.scope = new ExpressionScope(order.input(), order.project());
    }

    /** Returns the current variables of expressions. */
    ObjectNode variables() {
        return scope.variables();
    }

    /**
     * Runs the steps and computes the output.
     *
     * @throws InterruptedException when the process is shutting down; the run can be resumed
     */
    SkillOutcome run() throws InterruptedException {
        SkillOutcome outcome;
        try {
            var refused = findRefusal();
            outcome = refused.isPresent() ? refused.get() : steps();
        } catch (ExpressionException broken) {
            takeBack();
            outcome = buildOutcome(
                    SkillStatus.FAILED,
                    ErrorCode.VALIDATION_ERROR.wireName(),
                    "An expression of the skill %s failed: %s".formatted(order.skill().name(), broken.getMessage()));
        }
        scope.putOutcome(outcome);
        return outcome;
    }

    private Optional<SkillOutcome> findRefusal() {
        return declaration.enter().stream()
                .filter(criterion -> !criterion.that().holds(scope.variables()))
                .findFirst()
                .map(missed -> buildOutcome(SkillStatus.FAILED, ErrorCode.VALIDATION_ERROR.wireName(), missed.otherwise()));
    }

    private SkillOutcome steps() throws InterruptedException {
        for (var step : declaration.steps()) {
            if (cancellation.isCancelled()) {
                return handleCancellation();
            }
            var result = runStep(step);
            scope.putStepResult(step.id(), result);
            if (result.path("state").asString("").equals("failed")) {
                var action = step.getAction(result.path("code").asString(""));
                if (cancellation.isCancelled()) {
                    return handleCancellation();
                }
                if (action != StepPlan.Action.CONTINUE) {
                    return stopAt(step, result, action);
                }
            }
        }
        return output();
    }

    private SkillOutcome stopAt(StepPlan step, ObjectNode result, StepPlan.Action action) throws InterruptedException {
        scope.markStopped(step.id());
        return switch (action) {
            case CONTINUE -> throw new IllegalStateException("CONTINUE doesn't stop the run");
            case FINISH -> output();
            case UNDO -> {
                takeBack();
                yield output();
            }
            case STOP -> new SkillOutcome(
                    SkillStatus.FAILED,
                    result.path("code").asString(""),
                    "%s: %s".formatted(step.label(), extractMessage(result)),
                    Optional.ofNullable(result.path("hint").asString(null)),
                    Optional.empty());
        };
    }

    private ObjectNode runStep(StepPlan step) throws InterruptedException {
        if (step.when().isPresent() && !step.when().get().holds(scope.variables())) {
            board.markSkipped(step);
            return Json.object().put("state", "skipped").put("ok", false).put("code", "skipped");
        }
        board.markRunning(step);
        var result = step.each().isPresent() ? runForEach(step, step.each().get().evaluate(scope.variables())) : runOnce(step);
        board.markEnded(step, result);
        if (!result.path("state").asString("").equals("skipped")) {
            done.add(step);
        }
        return result;
    }

    private ObjectNode runOnce(StepPlan step) throws InterruptedException {
        var made = call(step.id(), step.tool(), step.with(), scope.variables(), step);
        var result = made.envelope().deepCopy();
        made.picture().ifPresent(file -> result.put("picture", file));
        return result.put("state", made.isOk() ? "done" : "failed");
    }

    private ObjectNode runForEach(StepPlan step, JsonNode list) throws InterruptedException {
        var all = list.isArray() ? list : Json.mapper().createArrayNode();
        var items = list.isArray() || list.isMissingNode() || list.isNull() ? all : Json.mapper().createArrayNode().add(list);
        var most = step.most().orElse(StepPlan.MOST_ITEMS);
        var result = Json.object().put("ok", true).put("code", "ok").put("message", "").put("state", items.isEmpty() ? "skipped" : "done");
        var results = result.putArray("items");
        for (var index = 0; index < Math.min(most, items.size()); index++) {
            var made = call("%s[%d]".formatted(step.id(), index), step.tool(), step.with(), scope.with(items.get(index)), step);
            results.addObject().setAll(made.envelope()).set("item", items.get(index));
            if (!made.isOk() && (result.path("ok").asBoolean() || step.getAction(made.code()) != StepPlan.Action.CONTINUE)) {
                result.put("ok", false).put("code", made.code()).put("state", "failed");
                result.set("message", made.envelope().path("message"));
                result.set("hint", made.envelope().path("hint"));
            }
            if (!made.isOk() && (step.getAction(made.code()) != StepPlan.Action.CONTINUE || cancellation.isCancelled())) {
                break;
            }
        }
        return result.put("left_out", Math.max(0, items.size() - most));
    }

    private JournaledToolCaller.Made call(String name, String tool, JsonTemplate with, ObjectNode known, StepPlan step) throws InterruptedException {
        var made = calls.make(name, tool, buildArguments(tool, with, known), board.createProgress(step));
        board.countCall(step, made);
        return made;
    }

    private ObjectNode buildArguments(String tool, JsonTemplate with, ObjectNode known) {
        var filled = with.fill(known);
        var schema = order.tools().find(tool).map(ToolListing::inputSchema).orElseGet(Json::object);
        return SchemaCoercion.convert(schema, filled) instanceof ObjectNode arguments ? arguments : Json.object();
    }

    private SkillOutcome output() {
        var plan = declaration.output();
        var shaped = SchemaCoercion.convert(plan.schema(), plan.data().fill(scope.variables()));
        var problems = new JsonSchemaValidator(plan.schema()).describeProblems(shaped);
        if (!problems.isEmpty() || !(shaped instanceof ObjectNode data)) {
            return buildOutcome(SkillStatus.FAILED, ErrorCode.INTERNAL_ERROR.wireName(),
                    "The output of the skill %s violates its own schema: %s.".formatted(order.skill().name(), String.join("; ", problems)));
        }
        var seen = scope.variables();
        seen.set("data", data);
        var message = plan.message().evaluate(seen).asString("");
        var code = plan.code().map(expression -> expression.evaluate(seen).asString(SkillOutcome.OK)).orElse(SkillOutcome.OK);
        return new SkillOutcome(
                code.equals(SkillOutcome.OK) ? SkillStatus.COMPLETED : SkillStatus.FAILED, code, message, Optional.empty(), Optional.of(data));
    }

    private SkillOutcome handleCancellation() throws InterruptedException {
        if (cancellation.reason().equals(Optional.of(CancellationSignal.Reason.SHUTDOWN))) {
            throw new InterruptedException("The server is shutting down");
        }
        cancellation.reason().ifPresent(calls::recordCancellation);
        takeBack();
        var late = cancellation.reason().equals(Optional.of(CancellationSignal.Reason.DEADLINE));
        var message = late ? "The run exceeded its time limit" : "Cancelled by the caller";
        return buildOutcome(
                late ? SkillStatus.FAILED : SkillStatus.CANCELLED,
                (late ? ErrorCode.TIMEOUT : ErrorCode.CANCELLED).wireName(),
                message + (scope.variables().path("undone").isEmpty() ? "." : "; the completed steps were undone."));
    }

    /** Undoes the completed steps that define an undo, the last one first; each only once, however often this is called. */
    private void takeBack() throws InterruptedException {
        while (!done.isEmpty()) {
            var step = done.removeLast();
            if (step.undo().isPresent() && isWorth(step)) {
                var undone = tryUndo(step, step.undo().get());
                board.markUndone(step, undone);
                if (undone) {
                    scope.markUndone(step.id());
                }
            }
        }
    }

    /** Whether the step did something, as even a failed one over a list may have. */
    private boolean isWorth(StepPlan step) {
        var result = scope.variables().path(step.id());
        return !result.path("state").asString("").equals("failed")
                || result.path("items").values().stream().anyMatch(item -> item.path("ok").asBoolean(false));
    }

    /** Undoes a step. An error in doing so doesn't keep the other steps from being undone. */
    private boolean tryUndo(StepPlan step, UndoPlan undo) throws InterruptedException {
        try {
            return undo(step, undo);
        } catch (ExpressionException _) {
            return false;
        }
    }

    private boolean undo(StepPlan step, UndoPlan undo) throws InterruptedException {
        var every = undo.each().map(each -> each.evaluate(scope.variables()));
        var single = every.isEmpty() || !every.get().isArray();
        var items = single ? Json.mapper().createArrayNode().add(every.orElseGet(Json::object)) : every.get();
        var good = true;
        for (var index = items.size() - 1; index >= 0; index--) {
            if (!items.get(index).isMissingNode()) {
                var arguments = buildArguments(undo.tool(), undo.with(), scope.with(items.get(index)));
                good &= calls.makeBack("%s[%d]".formatted(step.id(), index), undo.tool(), arguments, board.createProgress(step)).isOk();
            }
        }
        return good;
    }

    private static SkillOutcome buildOutcome(SkillStatus status, String code, String message) {
        return new SkillOutcome(status, code, message, Optional.empty(), Optional.empty());
    }

    private static String extractMessage(ObjectNode result) {
        return result.path("message").asString("").replaceFirst("^FAILED: ", "");
    }

    /** The variables of a skill's expressions: the input, the project, each step's result under its id, and the outcome of the run. */
    private static final class ExpressionScope {

        private static final String ITEM = "item";

        private final ObjectNode known = Json.object();

        ExpressionScope(ObjectNode input, Optional<String> project) {
            known.set("input", input);
            project.ifPresent(name -> known.put("project", name));
            known.putArray("undone");
        }

        ObjectNode variables() {
            return known;
        }

        /** Returns the variables, with an item of a list added. */
        ObjectNode with(JsonNode item) {
            var seen = Json.object();
            seen.setAll(known);
            seen.set(ITEM, item);
            return seen;
        }

        void putStepResult(String id, ObjectNode result) {
            known.set(id, result);
        }

        void markStopped(String id) {
            known.put("stopped", id);
        }

        void markUndone(String id) {
            known.withArray("undone").add(id);
        }

        void putOutcome(SkillOutcome outcome) {
            outcome.data().ifPresent(data -> known.set("data", data));
            known.put("message", outcome.message()).put("code", outcome.code()).put("ok", outcome.isOk());
        }
    }
}
