package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunEvent.StepKind;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply;
import java.util.List;

/** Sends a request to the model and records the answer. */
final class ModelStep {

    private final LiveRun run;
    private final EngineServices equipment;
    private final ActiveCalls active;
    private final ToolCallExecutor runner;
    private final ModelRequestBuilder questions;
    private final StaleContextNotice reminder;

    ModelStep(LiveRun run, EngineServices equipment, ActiveCalls active, ToolCallExecutor runner) {
        this.run = run;
        this.equipment = equipment;
        this.active = active;
        this.runner = runner;
        this.questions = new ModelRequestBuilder(run);
        this.reminder = new StaleContextNotice(run);
    }

    void perform(Step.AskModel step) throws InterruptedException {
        reminder.recordStaleContext();
        run.record(new RunEvent.StepStarted(step.number(), StepKind.MODEL));
        run.forgetArguments();
        var question = questions.next();
        var taken = CallIds.collectIds(question.input());
        var early = new SpeculativeCalls(run, active, taken, equipment.startsEarly());
        ModelReply reply;
        try {
            reply = equipment.gateway().ask(question, event -> handleEvent(step.number(), early, event));
        } catch (InterruptedException stop) {
            active.forget();
            throw stop;
        }
        switch (reply) {
            case ModelReply.Completed answer -> recordAnswer(step.number(), answer, CallIds.ensureUnique(taken, answer.items()));
            case ModelReply.Failed failed -> {
                active.forget();
                new UsageAccounting(run, equipment).add(failed.usage());
                run.record(new RunEvent.StepFailed(step.number(), failed.fault(), failed.message()));
            }
        }
    }

    private void recordAnswer(int step, ModelReply.Completed answer, List<ConversationItem> answered) {
        var items = answered.stream().map(run::keep).toList();
        var calls = answered.stream().filter(ConversationItem.Call.class::isInstance).map(item -> runner.withFurtherEffects(run.call((ConversationItem.Call) item))).toList();
        active.keep(calls);
        var said = ConversationItemJson.findLastText(answered).map(run.directory().texts()::put);
        run.record(new RunEvent.ModelReplied(step, answer.responseId(), items, calls, said, answer.endsTurn()));
        new UsageAccounting(run, equipment).add(answer.usage());
        run.record(new RunEvent.StepCompleted(step));
    }

    private void handleEvent(int step, SpeculativeCalls early, ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var text) -> run.tell(new RunDelta.Text(step, text));
            case ModelEvent.ReasoningDelta(var text) -> run.tell(new RunDelta.Reasoning(step, text));
            case ModelEvent.ItemDone(ConversationItem.Call call) -> early.startIfAllowed(call);
            case ModelEvent.ItemDone _ -> {}
            case ModelEvent.Retrying(var attempt, var of, var delay, var why) -> run.tell(new RunDelta.StepProgress(
                    step, "model", "%s; attempt %d of %d in %d ms".formatted(why, attempt, of, delay.toMillis())));
            case ModelEvent.Warning(var message) -> run.recordIf(state -> !state.status().isOver(), new RunEvent.Warned(message));
        }
    }
}
