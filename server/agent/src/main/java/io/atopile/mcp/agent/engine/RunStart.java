package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.ContextText;
import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.ParentRun;
import io.atopile.mcp.agent.RunConversation;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Records a run's context and task, so that its loop can take over. */
record RunStart(LiveRun run, EngineServices equipment) {

    private static final String INSTRUCTIONS = "instructions";

    void begin() throws InterruptedException {
        switch (run.state().status()) {
            case QUEUED -> open();
            case RUNNING, WAITING_FOR_APPROVAL, COMPLETED, FAILED, CANCELLED, BUDGET_EXHAUSTED, INTERRUPTED -> {}
        }
    }

    private void open() throws InterruptedException {
        var spec = run.state().spec();
        if (spec.origin().isPresent() && !run.state().conversation().given().has(RunConversation.EARLIER)) {
            copyConversation(spec.origin().get());
        }
        for (var part : equipment.opening().give(spec, describeEarlier())) {
            if (!run.state().conversation().given().has(part.what())) {
                var items = part.items().stream().map(run::keep).toList();
                record(new RunEvent.ContextGiven(part.what(), part.lasting(), items, part.text().map(run::keep)));
            }
        }
        var given = run.state().conversation().given();
        if (spec.instructions().isPresent() && !given.has(INSTRUCTIONS) && !given.findText(INSTRUCTIONS).equals(spec.instructions())) {
            record(new RunEvent.ContextGiven(INSTRUCTIONS, true, List.of(spec.instructions().get()), Optional.empty()));
        }
        if (run.state().status() == RunStatus.QUEUED) {
            record(new RunEvent.TurnStarted());
        }
    }

    private EarlierContext describeEarlier() {
        var given = run.state().conversation().given();
        var texts = new HashMap<String, String>();
        for (var part : given.texts()) {
            if (run.readItem(part.text()) instanceof ConversationItem.Message message) {
                texts.put(part.what(), message.text());
            }
        }
        return new EarlierContext(given.names(), texts);
    }

    /** Records nothing more if the run has ended in the meantime. */
    private void record(RunEvent event) {
        run.recordIf(state -> state.status() == RunStatus.QUEUED, event);
    }

    /** Copies the conversation of the earlier run that this one continues, as it was sent, so that the provider's cache applies. */
    private void copyConversation(ParentRun origin) {
        var from = equipment.store().find(origin.runId())
                .orElseThrow(() -> new IllegalStateException("The run to continue no longer exists: " + origin.runId()));
        var state = RunState.of(from.events().stream().filter(event -> event.seq() <= origin.seq()).toList());
        var damaged = from.countDamagedLines();
        if (damaged > 0) {
            record(new RunEvent.Warned(RunView.describeDamage(origin.runId(), damaged)));
        }
        var seen = listShownFiles(state);
        if (!seen.isEmpty()) {
            record(new RunEvent.FilesNoted(seen));
        }
        var texts = state.conversation().given().texts();
        run.directory().copyTexts(texts.stream().map(ContextText::text).toList(), from);
        record(new RunEvent.ConversationContinued(origin.runId(), copyItems(from, state), state.conversation().lasting(), texts));
    }

    /** Returns the files that its model was shown, each with the revision that it was shown last. */
    private static List<FileObservation> listShownFiles(RunState state) {
        return state.knowledge().memory().files().values().stream()
                .flatMap(file -> file.read().stream())
                .map(read -> new FileObservation(read.path(), Optional.of(read.hash()), FileObservation.How.SHOWN))
                .toList();
    }

    /** Copies its items, with user messages that came too late. A call without an output gets one that says so. */
    private List<BlobId> copyItems(RunDirectory from, RunState state) {
        var items = new ArrayList<>(state.conversation().items());
        state.calls().open().stream().map(call -> state.calls().outputs().get(call.callId())).filter(Objects::nonNull).forEach(items::add);
        run.directory().copyTexts(items, from);
        for (var call : state.calls().waiting()) {
            items.add(run.keep(new ConversationItem.Output(call.callId(), createMissingOutcome(state, call).content())));
        }
        run.directory().copyTexts(state.conversation().waiting(), from);
        items.addAll(state.conversation().waiting());
        return items;
    }

    private static CallOutcome createMissingOutcome(RunState state, CallRef call) {
        return state.calls().begun().contains(call.callId())
                ? ToolResultReader.createFailure(ErrorCode.OUTCOME_UNKNOWN, "The outcome of %s is unknown. Check before you repeat it.".formatted(call.name()), "")
                : ToolResultReader.createFailure(ErrorCode.CANCELLED, "%s was not called: the run ended first.".formatted(call.name()), "");
    }
}
