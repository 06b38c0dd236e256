package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunEvent.StepKind;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.agent.TurnLoop;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.tool.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Sends a request to the model and records the answer. */
final class ModelStep {

    private final LiveRun run;
    private final EngineServices equipment;
    private final ActiveCalls active;
    private final ToolCallExecutor runner;
    private final StaleContextNotice reminder;

    ModelStep(LiveRun run, EngineServices equipment, ActiveCalls active, ToolCallExecutor runner) {
        this.run = run;
        this.equipment = equipment;
        this.active = active;
        this.runner = runner;
        this.reminder = new StaleContextNotice(run);
    }

    void perform(Step.AskModel step) throws InterruptedException {
        reminder.recordStaleContext();
        run.record(new RunEvent.StepStarted(step.number(), StepKind.MODEL));
        run.forgetArguments();
        var question = createRequest();
        var taken = collectCallIds(question.input());
        var early = new SpeculativeCalls(run, active, taken, equipment.startsEarly());
        ModelReply reply;
        try {
            reply = equipment.gateway().ask(question, event -> handleEvent(step.number(), early, event));
        } catch (InterruptedException stop) {
            active.forget();
            throw stop;
        }
        switch (reply) {
            case ModelReply.Completed answer -> recordAnswer(step.number(), answer, ensureUniqueIds(taken, answer.items()));
            case ModelReply.Failed failed when failed.fault() == ModelReply.Fault.OUTPUT_LIMIT ->
                recordCutAnswer(step.number(), failed, ensureUniqueIds(taken, CutReply.keepUsable(failed.items())));
            case ModelReply.Failed failed -> {
                active.forget();
                run.recordUsage(failed.usage());
                run.record(new RunEvent.StepFailed(step.number(), failed.fault(), failed.message()));
            }
        }
    }

    /** Asks the model again with the next request. */
    void recordNudge(Step.Nudge nudge) {
        var hasText = run.state().conversation().items().reversed().stream()
                .findFirst()
                .map(run::readItem)
                .filter(item -> item instanceof ConversationItem.Message message && message.role() == ConversationItem.Role.ASSISTANT)
                .isPresent();
        var text = NudgeText.of(nudge.why(), hasText);
        run.record(new RunEvent.Nudged(nudge.why(), run.keep(ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, text))));
    }

    /** Keeps what arrived before the limit. If calls are complete they are made, and the model continues with their outputs. */
    private void recordCutAnswer(int step, ModelReply.Failed failed, List<ConversationItem> kept) {
        if (kept.stream().anyMatch(ConversationItem.Call.class::isInstance)) {
            recordAnswer(step, new ModelReply.Completed("", kept, failed.usage(), false), kept);
            return;
        }
        active.forget();
        var said = ConversationItemJson.findLastText(kept).map(this::joinText);
        run.record(new RunEvent.ReplyCut(step, kept.stream().map(run::keep).toList(), said));
        run.recordUsage(failed.usage());
        run.record(new RunEvent.StepCompleted(step));
    }

    /** Stores a text, after the parts of the same answer that were cut before. */
    private BlobId joinText(String text) {
        var state = run.state();
        var before = state.reply().cut() > 0 ? state.work().answer().map(run.directory().texts()::get).orElse("") : "";
        return run.directory().texts().put(before + text);
    }

    private void recordAnswer(int step, ModelReply.Completed answer, List<ConversationItem> answered) {
        var items = answered.stream().map(run::keep).toList();
        var calls = answered.stream().filter(ConversationItem.Call.class::isInstance).map(item -> runner.withFurtherEffects(run.call((ConversationItem.Call) item))).toList();
        active.keep(calls);
        var said = ConversationItemJson.findLastText(answered).map(this::joinText);
        run.record(new RunEvent.ModelReplied(step, answer.responseId(), items, calls, said, answer.endsTurn()));
        run.recordUsage(answer.usage());
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

    /** Returns a request with the whole conversation and everything that the model may call. */
    private ModelRequest createRequest() {
        var state = run.state();
        var spec = state.spec();
        var schema = spec.model().outputSchema().map(ref -> (ObjectNode) Json.mapper().readTree(run.directory().texts().get(ref)));
        var options = new ModelRequest.Options(spec.model().effort(), spec.model().verbosity(), schema, Optional.empty());
        return new ModelRequest(
                spec.model().name(), run.readItems(state.conversation().items()), run.functions(), options, spec.threadId());
    }

    private static Set<String> collectCallIds(List<ConversationItem> conversation) {
        return conversation.stream()
                .flatMap(item -> item instanceof ConversationItem.Call call ? Stream.of(call.callId()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /**
     * Returns the answer with call IDs that are unique in the conversation: some servers restart the numbering with each
     * answer, and a person's approval of one call must not count for another. IDs that already are unique don't change.
     */
    private static List<ConversationItem> ensureUniqueIds(Set<String> taken, List<ConversationItem> answer) {
        var ids = new HashSet<>(taken);
        return answer.stream().map(item -> item instanceof ConversationItem.Call call ? ensureUniqueId(ids, call) : item).toList();
    }

    private static ConversationItem ensureUniqueId(Set<String> ids, ConversationItem.Call call) {
        var stem = call.callId().isBlank() ? "call" : call.callId();
        var id = stem;
        for (var n = 2; !ids.add(id); n++) {
            id = stem + "_" + n;
        }
        return new ConversationItem.Call(id, call.name(), call.arguments());
    }

    /**
     * Starts calls of an answer while the model is still responding: those that only read and need no approval, up to the
     * first other call, because later calls must see its effect.
     */
    private static final class SpeculativeCalls {

        private static final int AT_MOST = 8;

        private final LiveRun run;
        private final ActiveCalls active;
        private final Set<String> taken;
        private int started;
        private boolean over;

        SpeculativeCalls(LiveRun run, ActiveCalls active, Set<String> taken, boolean wanted) {
            this.run = run;
            this.active = active;
            this.taken = new HashSet<>(taken);
            this.over = !wanted;
        }

        void startIfAllowed(ConversationItem.Call call) {
            if (over) {
                return;
            }
            var ref = run.call(call);
            over = !mayStart(run.state(), ref);
            if (!over) {
                started++;
                active.start(ref);
            }
        }

        private boolean mayStart(RunState state, CallRef call) {
            var known = !call.callId().isBlank() && taken.add(call.callId());
            var withinBudget = started < AT_MOST && state.ledger().toolCalls() + started < state.spec().budgets().toolCalls();
            return known
                    && withinBudget
                    && state.spec().findTool(call.name()).filter(ToolFacts::hasOnlyReadEffects).isPresent()
                    && TurnLoop.mayMake(state, call.name());
        }
    }
}
